# Operators are added to and removed from a class whose instances are hot.
# forms: BINARY_OP_ADD_INT, BINARY_SUBSCR_GETITEM
# misses: BINARY_SUBSCR_GETITEM


class Thing:
    def __getitem__(self, i):
        return "item %d" % i


def add(a, b):
    return a + b


def item(x, i):
    return x[i]


def length(x):
    return len(x)


def truth(x):
    return "yes" if x else "no"


def drive(label):
    t = Thing()
    out = []
    for site, args in [(add, (t, 1)), (add, (1, 2)), (item, (t, 3)), (length, (t,)), (truth, (t,))]:
        for i in range(90):
            try:
                result = site(*args)
            except TypeError as error:
                result = str(error)
        out.append(result)
    print(label, out)


drive("start")
Thing.__add__ = lambda self, other: "added"
Thing.__len__ = lambda self: 0
drive("add and len")
Thing.__getitem__ = lambda self, i: "other %d" % i
drive("getitem replaced")
Thing.__bool__ = lambda self: True
drive("bool")
del Thing.__getitem__, Thing.__len__
drive("getitem and len gone")
Thing.__class_getitem__ = classmethod(lambda cls, k: k)
Thing.__add__ = None
drive("add is None")
