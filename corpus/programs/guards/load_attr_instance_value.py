# Inline values: another class, a materialized dict, a missing value, a changed class.
# forms: LOAD_ATTR_INSTANCE_VALUE
# misses: LOAD_ATTR_INSTANCE_VALUE


class Point:
    def __init__(self, x, y):
        self.y = y
        self.x = x


class Other:
    x = "class default"


class Child(Point):
    pass


class Computed:
    @property
    def x(self):
        return "computed"


def by_type(o):
    return o.x


def by_dict(o):
    return o.x


def by_slot(o):
    return o.x


def by_class(o):
    return o.x


def drive(site, o, times):
    for n in range(times):
        try:
            result = site(o)
        except AttributeError as error:
            result = error
    print(site.__name__, times, result)


for site in (by_type, by_dict, by_slot, by_class):
    drive(site, Point(1, 2), 10)
drive(by_type, Other(), 60)
drive(by_type, Child(3, 4), 100)
drive(by_type, Computed(), 60)
drive(by_type, Point(5, 6), 100)
touched = Point(7, 8)
touched.__dict__["z"] = 1
drive(by_dict, touched, 60)
drive(by_dict, touched, 100)
replaced = Point(0, 0)
replaced.__dict__ = {"x": "from a new dict"}
drive(by_dict, replaced, 100)
drive(by_dict, Point(9, 9), 100)
empty = Point(1, 1)
del empty.x
drive(by_slot, empty, 60)
Point.x = "fallback"
drive(by_slot, empty, 60)
drive(by_slot, Point("own", 0), 100)
Point.extra = 1
drive(by_class, Point(10, 0), 60)
Point.x = property(lambda self: "shadowed by a property", lambda self, value: None)
drive(by_class, Point(11, 0), 100)
drive(by_slot, empty, 10)
