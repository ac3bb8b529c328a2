# __getitem__ called inline: another class, a changed class, a changed function.
# forms: BINARY_SUBSCR_GETITEM
# misses: BINARY_SUBSCR_GETITEM


class Table:
    factor = 2

    def __getitem__(self, key):
        return key * self.factor


class Other:
    def __getitem__(self, key):
        return "other", key


class Child(Table):
    factor = 5


def by_type(x, key):
    return x[key]


def by_change(x, key):
    return x[key]


def by_function(x, key):
    return x[key]


def phase(site, x, times):
    print(site.__name__, times, [site(x, i) for i in range(times)][-2:])


table = Table()
phase(by_type, table, 10)
phase(by_type, Other(), 60)
phase(by_type, Child(), 60)
phase(by_type, table, 100)
phase(by_change, table, 10)
Table.factor = 3
phase(by_change, table, 60)
Table.__getitem__ = lambda self, key: -key
phase(by_change, table, 60)
phase(by_function, table, 40)
Table.__getitem__.__code__ = (lambda self, key: ("new code", key)).__code__
phase(by_function, table, 60)
Table.__getitem__.__defaults__ = (99,)
phase(by_function, table, 60)
phase(by_function, table, 60)
del Table.__getitem__
try:
    phase(by_function, table, 60)
except TypeError as error:
    print(error)
