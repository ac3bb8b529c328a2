# The receiver of a hot method call changes from list to deque, str, slots and back.
# forms: LOAD_METHOD_NO_DICT
# misses: LOAD_METHOD_NO_DICT
from collections import deque


class Tally:
    __slots__ = ("n",)

    def count(self, x):
        return "tally of %s" % x


class Child(list):
    def count(self, x):
        return -1


def site(x, item):
    return x.count(item)


def slots(x):
    return x.count("slots")


def phase(f, times, *args):
    print(f.__name__, times, [f(*args) for n in range(times)][-1])


phase(site, 10, [1, 2, 1], 1)
phase(site, 60, (1, 1, 1), 1)
phase(site, 60, "banana", "an")
phase(site, 60, deque([1, 2]), 2)
phase(site, 60, Tally(), 5)
phase(site, 60, Child([1]), 1)
phase(site, 100, [3, 3], 3)
tally = Tally()
phase(slots, 10, tally)
Tally.extra = 1
phase(slots, 100, tally)
Tally.count = lambda self, x: "replaced"
phase(slots, 100, tally)
del Tally.count
try:
    phase(slots, 100, tally)
except AttributeError as error:
    print(error)
