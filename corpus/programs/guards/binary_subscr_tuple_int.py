# The same four ways to miss, on tuples.
# forms: BINARY_SUBSCR_TUPLE_INT, BINARY_SUBSCR_LIST_INT
# misses: BINARY_SUBSCR_TUPLE_INT
from collections import namedtuple

Row = namedtuple("Row", "a b c")


class Odd(tuple):
    def __getitem__(self, i):
        return "odd %d" % i


def by_index(items, i):
    return items[i]


def by_sign(items, i):
    return items[i]


def by_bound(items, i):
    return items[i]


def by_tuple(items, i):
    return items[i]


def drive(site, items, i, times):
    for n in range(times):
        try:
            result = site(items, i)
        except (IndexError, TypeError) as error:
            result = repr(error)
    print(site.__name__, i, times, result)


row = ("x", "y", "z")
for site in (by_index, by_sign, by_bound, by_tuple):
    drive(site, row, 1, 10)
drive(by_index, row, False, 60)
drive(by_index, row, slice(None, None, -1), 60)
drive(by_index, row, "1", 60)
drive(by_index, row, 0, 100)
drive(by_sign, row, -1, 60)
drive(by_sign, row, -3, 60)
drive(by_sign, row, -4, 60)
drive(by_bound, row, 3, 60)
drive(by_bound, row, 2**62, 60)
drive(by_bound, row, 2**63, 60)
drive(by_bound, row, 2, 100)
drive(by_tuple, [1, 2, 3], 1, 120)
drive(by_tuple, Row(4, 5, 6), 1, 100)
drive(by_tuple, Odd((1, 2)), 1, 60)
drive(by_tuple, row, 1, 100)
