# Mapping and class patterns.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Line:
    def __init__(self, start, end):
        self.start, self.end = start, end


class Bad:
    __match_args__ = "x"


def look(v):
    match v:
        case {"kind": "circle", "r": r}:
            return "circle", r
        case {"kind": str(kind), **rest}:
            return kind, rest
        case {1: one, -2: _}:
            return "numbers", one
        case {}:
            return "mapping", len(v)
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return "on y", y
        case Point(x, y) if x == y:
            return "diagonal"
        case Point(x):
            return "x", x
        case Line(start=Point(x=a), end=Point(y=b)):
            return "line", a, b
        case list([1, *more]):
            return "list", more
        case tuple(t) | set(t):
            return "container", len(t)
        case bool(b):
            return "bool", b
        case int(real=r):
            return "int", r


for v in [{"kind": "circle", "r": 2}, {"kind": "box", "w": 1, "h": 2}, {1: "a", -2: "b"}, {}, {5: 5}, Point(0, 0), Point(0, 5), Point(4, 4), Point(1, 2), Line(Point(1, 2), Point(3, 4)), Line(1, 2), [1, 2, 3], (1,), {1, 2}, True, 12, "s"]:
    print(look(v))
for case in ["case Point(1, 2, 3): pass", "case Bad(1): pass", "case int(1, 2): pass", "case look(): pass", "case Line(1): pass"]:
    scope = dict(globals())
    for subject in ("Point(1, 2)", "Bad()", "5", "Line(1, 2)"):
        try:
            exec("match %s:\n    %s" % (subject, case), scope)
        except TypeError as error:
            print(error)
