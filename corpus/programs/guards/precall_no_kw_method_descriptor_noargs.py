# copy, upper and friends: argument count, kind, flags and self each go wrong.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS
# misses: PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS


class Sub(list):
    pass


class Own:
    def copy(self):
        return "own copy"


def by_self(method, x):
    return method(x)


def by_callable(x):
    return x.copy()


def by_flags(method, x):
    return method(x)


def phase(site, times, *args):
    for n in range(times):
        try:
            result = site(*args)
        except TypeError as error:
            result = error
    print(site.__name__, times, result, type(result).__name__)


phase(by_self, 10, list.copy, [1])
phase(by_self, 60, list.copy, Sub([2]))
phase(by_self, 60, list.copy, {})
phase(by_self, 100, dict.copy, {1: 2})
phase(by_callable, 10, [1])
phase(by_callable, 60, {3: 4})
phase(by_callable, 60, Own())
phase(by_callable, 60, {5})
phase(by_callable, 100, [6])
phase(by_flags, 10, str.upper, "a")
phase(by_flags, 60, str.__len__, "abc")
phase(by_flags, 60, str.strip, " a ")
phase(by_flags, 60, abs, -1)
phase(by_flags, 60, lambda x: x, "id")
phase(by_flags, 100, str.title, "ab cd")
