# Metaclasses: __new__, __init__, __call__, __prepare__, keywords, attribute lookup on classes.


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, len(bases), kw)
        return {"prepared": True}

    def __new__(mcls, name, bases, namespace, **kw):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.tags = kw
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)
        cls.order = [k for k in namespace if not k.startswith("_")]

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 42

    def __getitem__(cls, key):
        return cls.__name__, key

    def __iter__(cls):
        return iter(cls.order)

    def __contains__(cls, x):
        return x in cls.order

    def __getattr__(cls, name):
        return "meta getattr " + name

    @property
    def upper(cls):
        return cls.__name__.upper()

    def __repr__(cls):
        return "<" + cls.__name__ + ">"


class Thing(metaclass=Meta, color="red"):
    b = 1
    a = 2

    def __init__(self, x=0):
        self.x = x


class Child(Thing, size=3):
    pass


print(Thing, Thing.order, Thing.tags, Child.tags, Child.prepared)
print(Thing(5).x, len(Thing), Thing["k"], list(Child), "a" in Thing, Thing.upper, Thing.nothing)
print(type(Child) is Meta, isinstance(Child, Meta), Meta("Made", (), {"z": 1}).z)
try:
    Thing().upper
except AttributeError as error:
    print(error)


class Other(type):
    pass


try:
    class Conflict(Thing, metaclass=Other):
        pass
except TypeError as error:
    print(error)
print([Child[i][1] for i in range(30)][-1])
