# A metaclass that is a plain function, class keywords, and type with three arguments.


def shout(name, bases, namespace, **kw):
    print("shout", name, bases, [k for k in namespace if not k.startswith("__")], kw)
    return name.upper()


class quiet(metaclass=shout, n=1):
    x = 1


print(quiet)


class Single(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Single):
    def __init__(self, v=1):
        self.v = v


print(Config(5) is Config(6), Config().v)
Point = type("Point", (object,), {"__init__": lambda self, x: setattr(self, "x", x), "twice": lambda self: self.x * 2})
print(Point(4).twice(), Point.__name__, Point.__module__)
for arguments in [("X",), ("X", ()), ("X", 5, {}), (5, (), {}), ("X", (), [])]:
    try:
        print(type(*arguments).__name__)
    except TypeError as error:
        print(error)


class Abstract(type):
    def __instancecheck__(cls, x):
        return hasattr(x, "quack")

    def __subclasscheck__(cls, c):
        return "quack" in vars(c)


class Duck(metaclass=Abstract):
    pass


class Robot:
    quack = True


print(isinstance(Robot(), Duck), issubclass(Robot, Duck), isinstance(5, Duck), isinstance(Duck(), Duck))
print([isinstance(x, Duck) for x in [Robot(), 1] * 20][-2:])
