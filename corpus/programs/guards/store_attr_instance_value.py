# Inline stores: another class, a materialized dict, a changed class.
# forms: STORE_ATTR_INSTANCE_VALUE
# misses: STORE_ATTR_INSTANCE_VALUE


class Box:
    def __init__(self):
        self.size = 0


class Crate:
    def __init__(self):
        self.weight = 1
        self.size = 0


class Frozen:
    @property
    def size(self):
        return "fixed"


class Loud:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])


def by_type(o, value):
    o.size = value


def by_dict(o, value):
    o.size = value


def by_class(o, value):
    o.size = value


def drive(site, o, times):
    result = "ok"
    for n in range(times):
        try:
            site(o, n)
        except AttributeError as error:
            result = error
    print(site.__name__, times, o.size, result, list(getattr(o, "__dict__", {}).items()) if times > 99 else "")


for site in (by_type, by_dict, by_class):
    drive(site, Box(), 10)
for kind in (Crate, Frozen, Loud, Box):
    drive(by_type, kind(), 90)
touched = Box()
touched.__dict__["late"] = 1
drive(by_dict, touched, 60)
drive(by_dict, touched, 90)
drive(by_dict, Box(), 90)
box = Box()
Box.hook = 1
drive(by_class, box, 60)
drive(by_class, box, 100)
Box.__setattr__ = lambda self, name, value: object.__setattr__(self, name, -value)
drive(by_class, box, 100)
del Box.__setattr__
drive(by_class, box, 100)
