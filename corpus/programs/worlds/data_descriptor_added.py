# A data descriptor arrives on the class, hides the instance value, and leaves again.
# forms: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE
# misses: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE


class Descriptor:
    def __get__(self, instance, owner):
        return "got" if instance is not None else self

    def __set__(self, instance, value):
        instance.log.append(value)


class NonData:
    def __get__(self, instance, owner):
        return "non-data"


class Thing:
    def __init__(self):
        self.value = 0
        self.log = []


def bump(t, n):
    t.value = n
    return t.value


def drive(label, t):
    results = [bump(t, n) for n in range(110)]
    print(label, results[0], results[-1], len(t.log))


t = Thing()
drive("plain", t)
Thing.value = Descriptor()
drive("data descriptor", t)
Thing.value = NonData()
drive("non-data descriptor", t)
del Thing.value
drive("plain again", t)
Descriptor.__get__ = lambda self, instance, owner: "changed get"
Thing.value = Descriptor()
drive("changed descriptor", t)
del Descriptor.__set__
drive("no longer data", t)
Descriptor.__set__ = lambda self, instance, value: None
drive("data again", t)
