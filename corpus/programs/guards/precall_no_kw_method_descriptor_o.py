# One-argument methods: the wrong self, wrong flags, other callables.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_O
# misses: PRECALL_NO_KW_METHOD_DESCRIPTOR_O


class Sub(list):
    pass


class Own:
    def count(self, x):
        return "own count of %s" % x


def by_self(method, x, y):
    return method(x, y)


def by_callable(x, y):
    return x.count(y)


def by_flags(method, x, y):
    return method(x, y)


def phase(site, times, *args):
    for n in range(times):
        try:
            result = site(*args)
        except (TypeError, KeyError) as error:
            result = repr(error)
    print(site.__name__, times, result)


phase(by_self, 10, list.count, [1, 1], 1)
phase(by_self, 60, list.count, Sub([1]), 1)
phase(by_self, 60, list.count, (1,), 1)
phase(by_self, 60, set.add, {1}, [])
phase(by_self, 100, set.remove, {1}, 2)
phase(by_callable, 10, [1, 1], 1)
phase(by_callable, 60, Own(), 1)
phase(by_callable, 60, "a1b1", "1")
phase(by_callable, 60, Sub([1]), 1)
phase(by_callable, 100, (1, 1, 1), 1)
phase(by_flags, 10, str.join, "-", "abc")
phase(by_flags, 60, list.__getitem__, [7, 8], 1)
phase(by_flags, 60, dict.get, {"a": 1}, "a")
phase(by_flags, 60, divmod, 9, 4)
phase(by_flags, 60, list, [], [])
phase(by_flags, 100, str.join, "+", "abc")
