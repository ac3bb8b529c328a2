# __getattr__ and __getattribute__ are added to a class whose sites are hot.
# forms: LOAD_ATTR_INSTANCE_VALUE, LOAD_METHOD_WITH_VALUES
# misses: LOAD_ATTR_INSTANCE_VALUE, LOAD_METHOD_WITH_VALUES


class Thing:
    def __init__(self):
        self.a = 1

    def m(self):
        return "m"


def read(t):
    return t.a, t.m()


def missing(t):
    try:
        return t.nothing
    except AttributeError as error:
        return str(error)


def drive(label):
    t = Thing()
    for i in range(110):
        result = read(t), missing(t)
    print(label, result)


drive("plain")
Thing.__getattr__ = lambda self, name: "getattr " + name
drive("getattr")
Thing.__getattribute__ = lambda self, name: "all " + name if name == "a" else object.__getattribute__(self, name)
drive("getattribute")
del Thing.__getattr__
drive("no getattr")
del Thing.__getattribute__
drive("plain again")
Thing.__setattr__ = lambda self, name, value: object.__setattr__(self, name, [value])
drive("setattr")
