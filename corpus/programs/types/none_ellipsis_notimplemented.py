# The singletons.
print(None, ..., NotImplemented, type(None), type(...), type(NotImplemented), repr(None), str(...), [None, ..., NotImplemented])
print(None is None, None == None, None == 0, None != False, ... is Ellipsis, bool(None), bool(...), hash(None) == hash(None), {None: 1}[None], None in [None], type(None)() is None, type(...)() is ...)
for bad in [lambda: None + 1, lambda: None.x, lambda: None < None, lambda: type(None)()[0], lambda: len(None), lambda: type(None)()(), lambda: -None, lambda: ... + ..., lambda: type(None)(1), lambda: [] < None, lambda: None.__class__.x, lambda: iter(None), lambda: int(None), lambda: setattr(None, "x", 1), lambda: type("N", (type(None),), {})]:
    try:
        print(bad())
    except (TypeError, AttributeError, NameError) as error:
        print(type(error).__name__, error)


def nothing():
    pass


def early(x):
    if x:
        return
    return None


print(nothing(), early(1), early(0), [early(i) for i in range(12)].count(None), (lambda: ...)(), print() is None)


class X:
    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


print(X() == X(), X() != 5, None is not ..., f"{None:>6}" if False else "skip", "%s" % None, "{}".format(...))
