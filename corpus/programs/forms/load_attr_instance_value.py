# Points whose coordinates live in inline values.
# forms: LOAD_ATTR_INSTANCE_VALUE


class Point:
    unit = 1

    def __init__(self, x, y):
        self.x = x
        self.y = y


def distance2(p, q):
    dx = p.x - q.x
    dy = p.y - q.y
    return dx * dx + dy * dy


points = [Point(i, i * i) for i in range(12)]
print([distance2(points[0], p) for p in points])
print(sum(distance2(p, q) for p in points for q in points))
