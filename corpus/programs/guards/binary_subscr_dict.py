# A dict lookup site meets dict subclasses, lists and classes.
# forms: BINARY_SUBSCR_DICT, BINARY_SUBSCR_LIST_INT
# misses: BINARY_SUBSCR_DICT
from collections import OrderedDict, defaultdict


class Echo(dict):
    def __missing__(self, key):
        return "missing %r" % (key,)


class Generic:
    def __class_getitem__(cls, key):
        return "class of %s" % key


def site(table, key):
    return table[key]


def drive(table, key, times):
    for n in range(times):
        try:
            result = site(table, key)
        except (KeyError, TypeError) as error:
            result = type(error).__name__ + " " + str(error)
    print(times, key, result)


drive({1: "one"}, 1, 12)
drive({1: "one"}, 2, 12)
drive({1: "one"}, [], 12)
drive(Echo(), 3, 60)
drive(Echo({3: "three"}), 3, 60)
drive({1: "one", 1.0: "float wins"}, True, 100)
drive(defaultdict(list), "k", 60)
drive(OrderedDict(a=1), "a", 60)
drive([5, 6, 7], 1, 120)
drive({"x": 1}, "x", 120)
drive(Generic, "x", 60)
drive(None, "x", 5)
