# dict.get and its like: other flags, a subclass instance, a Python function.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST
# misses: PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST
from collections import OrderedDict


class Sub(dict):
    pass


class Own:
    def get(self, key):
        return "own " + key


def by_self(method, x, key):
    return method(x, key)


def by_callable(x, key):
    return x.get(key)


def by_flags(method, x, key):
    return method(x, key)


def phase(site, times, *args):
    for n in range(times):
        try:
            result = site(*args)
        except TypeError as error:
            result = error
    print(site.__name__, times, result)


phase(by_self, 10, dict.get, {"k": 1}, "k")
phase(by_self, 60, dict.get, Sub(k=2), "k")
phase(by_self, 60, dict.get, [], "k")
phase(by_self, 100, dict.get, {"k": 3}, "k")
phase(by_callable, 10, {"k": 1}, "k")
phase(by_callable, 60, Own(), "k")
phase(by_callable, 60, OrderedDict(k=4), "k")
phase(by_callable, 100, {}, "k")
phase(by_flags, 10, dict.get, {"k": 1}, "k")
phase(by_flags, 60, list.count, ["k", "k"], "k")
phase(by_flags, 60, str.encode, "\u20ac", "utf-8")
phase(by_flags, 60, max, "a", "b")
phase(by_flags, 100, dict.setdefault, {}, "k")
