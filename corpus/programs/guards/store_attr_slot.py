# Slot stores: another layout, a class that changed under the site.
# forms: STORE_ATTR_SLOT
# misses: STORE_ATTR_SLOT


class Cell:
    __slots__ = ("pad", "value")


class Tilted:
    __slots__ = ("value", "pad")


class Plain:
    pass


def by_type(o, value):
    o.value = value


def by_class(o, value):
    o.value = value


def drive(site, o, times):
    result = ""
    for n in range(times):
        try:
            site(o, n)
        except AttributeError as error:
            result = error
    print(site.__name__, times, getattr(o, "value", "unset"), result)


drive(by_type, Cell(), 10)
drive(by_class, Cell(), 10)
for kind in (Tilted, Plain, Cell):
    drive(by_type, kind(), 100)
cell = Cell()
Cell.note = 1
drive(by_class, cell, 100)
member = Cell.value
del Cell.value
drive(by_class, cell, 60)
Cell.value = property(member.__get__, lambda self, value: member.__set__(self, "got %d" % value))
drive(by_class, cell, 60)
Cell.value = member
drive(by_class, cell, 100)
