# A method of a base class changes under sites that see subclasses.
# forms: LOAD_METHOD_WITH_VALUES, LOAD_METHOD_NO_DICT
# misses: LOAD_METHOD_WITH_VALUES, LOAD_METHOD_NO_DICT


class Base:
    def f(self):
        return "base"


class Child(Base):
    pass


class SlotBase:
    __slots__ = ()

    def f(self):
        return "slot base"


class SlotChild(SlotBase):
    __slots__ = ("v",)


def call(x):
    return x.f()


def call_slots(x):
    return x.f()


def drive(label):
    c, s = Child(), SlotChild()
    for i in range(75):
        result = call(c), call_slots(s)
    print(label, result)


drive("start")
Base.f = lambda self: "new base"
SlotBase.f = lambda self: "new slot base"
drive("base changed")
Child.f = lambda self: "child"
SlotChild.f = lambda self: "slot child"
drive("child gets its own")
Base.f = None
drive("base is None")
del Child.f, SlotChild.f
try:
    drive("falls to None")
except TypeError as error:
    print(error)
del Base.f
try:
    drive("nothing")
except AttributeError as error:
    print(error)
