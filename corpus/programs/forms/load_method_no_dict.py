# Methods of lists, strings and of a class with slots.
# forms: LOAD_METHOD_NO_DICT


class Unit:
    __slots__ = ("size",)

    def __init__(self, size):
        self.size = size

    def twice(self):
        return 2 * self.size


def twice(unit):
    return unit.twice()


def tail(text):
    return text.rpartition("/")[2]


def push(items, value):
    items.append(value)
    return items.count(value)


print([twice(Unit(i)) for i in range(12)])
print([tail("a/b/" + str(i)) for i in range(12)])
items = []
print([push(items, i % 3) for i in range(12)])
