# Unpacking into two names: lists, other lengths, strings, generators.
# forms: UNPACK_SEQUENCE_TWO_TUPLE, UNPACK_SEQUENCE_LIST
# misses: UNPACK_SEQUENCE_TWO_TUPLE
from collections import namedtuple

Pair = namedtuple("Pair", "left right")


def by_type(x):
    a, b = x
    return b, a


def by_length(x):
    a, b = x
    return b, a


def drive(site, make, times):
    for n in range(times):
        try:
            result = site(make(n))
        except (ValueError, TypeError) as error:
            result = error
    print(site.__name__, times, result)


drive(by_type, lambda n: (n, 1), 10)
drive(by_type, lambda n: [n, 2], 100)
drive(by_type, lambda n: Pair(n, 3), 60)
drive(by_type, lambda n: "xy", 60)
drive(by_type, lambda n: (i for i in (n, 4)), 60)
drive(by_type, lambda n: {n: 1, n + 1: 2}, 60)
drive(by_type, lambda n: n, 60)
drive(by_type, lambda n: (n, 5), 100)
drive(by_length, lambda n: (n, 1), 10)
drive(by_length, lambda n: (n, 1, 2), 60)
drive(by_length, lambda n: (n,), 60)
drive(by_length, lambda n: (), 60)
drive(by_length, lambda n: (n, 6), 100)
