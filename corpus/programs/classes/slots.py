# __slots__: errors, inheritance, __dict__ as a slot, conflicts and layout.


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __slots__ = "z"


class Free(Point):
    pass


class WithDict:
    __slots__ = ["a", "__dict__"]


p = Point(1, 2)
for action in [lambda: setattr(p, "z", 1), lambda: p.__dict__, lambda: delattr(p, "z"), lambda: Point.x.__get__(5)]:
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(error)
q = Point3(1, 2)
q.z = 3
print(q.x + q.y + q.z, Point3.__slots__, hasattr(q, "__dict__"))
f = Free(1, 2)
f.extra = 5
print(f.x, vars(f))
w = WithDict()
w.a, w.b = 1, 2
print(vars(w), w.a)
for body in ["__slots__ = ('a', 5)", "__slots__ = ('1a',)", "__slots__ = ('a',); a = 1", "__slots__ = ('__dict__', '__dict__')", "__slots__ = 5"]:
    try:
        exec("class X:\n    " + body)
        print("fine")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    class Both(Point, WithDict):
        pass
except TypeError as error:
    print(error)


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 1


print(Private()._Private__hidden, Point.x.__name__, type(Point.x).__name__)


class Tuple(tuple):
    __slots__ = ()


print(Tuple((1, 2)), hasattr(Tuple(), "__dict__"))
print(sum(Point(i, i).x for i in range(60)))
