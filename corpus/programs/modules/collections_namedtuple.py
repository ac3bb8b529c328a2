# namedtuple: access, methods, defaults, renaming, subclasses and errors.
from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), [*p], p._fields, p._asdict(), p._replace(x=9), Point._make([5, 6]), hash(p) == hash((1, 2)), p + (3,), p < Point(1, 3), Point.__name__, Point.x.__doc__, Point.__doc__, isinstance(p, tuple))
Three = namedtuple("Three", ["a", "b", "c"], defaults=[10, 20])
print(Three(1), Three(1, 2), Three._field_defaults, namedtuple("R", "a def a _x", rename=True)._fields, namedtuple("E", "")())
x, y = p
print(x, y, "%s-%s" % p, "{0.x} {0.y}".format(p), max([Point(1, 5), Point(2, 0)], key=lambda q: q.y), p.__class__.__name__, p.index(2), p.count(1))


class Vec(namedtuple("Base", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    @property
    def square(self):
        return self.x * self.x + self.y * self.y


v = Vec(0, 0)
for i in range(40):
    v = v + Vec(i, 1)
print(v, v.square)
for bad in [lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(x=1, z=2), lambda: setattr(p, "x", 5), lambda: p.z, lambda: p._replace(z=1), lambda: Point._make([1]), lambda: namedtuple("A", "def"), lambda: namedtuple("A", "x x"), lambda: namedtuple("1A", "x"), lambda: namedtuple("A", "_x"), lambda: namedtuple("A", "x", defaults=[1, 2]), lambda: p[5], lambda: Three()]:
    try:
        print(bad())
    except (TypeError, AttributeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
