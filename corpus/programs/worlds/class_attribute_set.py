# A class attribute is set, replaced and deleted while an attribute site is hot.
# forms: LOAD_ATTR_INSTANCE_VALUE
# misses: LOAD_ATTR_INSTANCE_VALUE


class Point:
    def __init__(self, x):
        self.x = x


def read(p):
    return p.x


p = Point(1)
for change in ["none", "Point.y = 1", "Point.y = 2", "del Point.y", "Point.x = 'class'", "del Point.x", "p.x = 5", "Point.__doc__ = 'd'", "Point.__name__ = 'Q'"]:
    if change != "none":
        exec(change)
    results = [read(p) for i in range(75)]
    print(change, results[0], results[-1], len(set(results)))
