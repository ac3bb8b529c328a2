# Slots: another class, an unset slot, a slot replaced on the class.
# forms: LOAD_ATTR_SLOT, LOAD_ATTR_INSTANCE_VALUE
# misses: LOAD_ATTR_SLOT


class Cell:
    __slots__ = ("value", "other")

    def __init__(self, value):
        self.value = value


class Swapped:
    __slots__ = ("other", "value")

    def __init__(self, value):
        self.value = ("swapped", value)


class Plain:
    def __init__(self, value):
        self.value = ("plain", value)


class Wide(Cell):
    __slots__ = ("more",)


def by_type(o):
    return o.value


def by_null(o):
    return o.value


def by_class(o):
    return o.value


def drive(site, o, times):
    for n in range(times):
        try:
            result = site(o)
        except AttributeError as error:
            result = error
    print(site.__name__, times, result)


for site in (by_type, by_null, by_class):
    drive(site, Cell(1), 10)
for kind in (Swapped, Wide, Plain, Cell):
    drive(by_type, kind(2), 100)
unset = Cell(3)
del unset.value
drive(by_null, unset, 60)
unset.value = "set again"
drive(by_null, unset, 100)
member = Cell.value
Cell.value = property(lambda self: ("property", member.__get__(self)))
drive(by_class, Cell.__new__(Wide), 5)
member.__set__(unset, "through the member")
drive(by_class, unset, 60)
Cell.value = member
drive(by_class, unset, 100)
