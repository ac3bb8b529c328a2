# A vector class with every operator in hot loops.
# forms: LOAD_ATTR_SLOT


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, o):
        return self.x == o.x and self.y == o.y

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __repr__(self):
        return "Vec(%r, %r)" % (self.x, self.y)


def walk(start, step, n):
    position = Vec(start.x, start.y)
    for i in range(n):
        position += step * (i % 3 - 1)
        position = position - -step + 2 * step
        if position == start:
            break
    return position, position * step


for start, step in [(Vec(0, 0), Vec(1, 2)), (Vec(0.5, 1), Vec(-1, 0.25)), (Vec(2**62, 0), Vec(2**62, 1))]:
    print(walk(start, step, 60))
