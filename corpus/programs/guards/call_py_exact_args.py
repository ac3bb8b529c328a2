# Calls of plain functions: another function, another closure, changed code and defaults, wrong counts.
# forms: CALL_PY_EXACT_ARGS, CALL_PY_WITH_DEFAULTS
# misses: CALL_PY_EXACT_ARGS


def make(n):
    def closure(x):
        return x + n

    return closure


def double(x):
    return 2 * x


def twice(x):
    return x * 2


class Caller:
    def __call__(self, x):
        return "called", x


def by_version(f, x):
    return f(x)


def by_callable(f, x):
    return f(x)


def by_change(f, x):
    return f(x)


def phase(site, f, times):
    for n in range(times):
        try:
            result = site(f, n)
        except TypeError as error:
            result = error
    print(site.__name__, times, result)


for site in (by_version, by_callable):
    phase(site, double, 10)
phase(by_change, twice, 10)
phase(by_version, twice, 100)
phase(by_version, make(1), 100)
phase(by_version, make(2), 100)
phase(by_version, lambda: 0, 60)
phase(by_version, lambda x, y: 0, 60)
phase(by_version, double, 100)
phase(by_callable, Caller(), 60)
phase(by_callable, str, 60)
phase(by_callable, abs, 60)
phase(by_callable, Caller, 60)
phase(by_callable, 5, 60)
phase(by_callable, double, 100)
twice.__code__ = (lambda x: ("new code", x)).__code__
phase(by_change, twice, 100)
twice.__defaults__ = (7,)
phase(by_change, twice, 100)
twice.__kwdefaults__ = {"unused": 1}
phase(by_change, twice, 100)
twice.__code__ = (lambda x, y=5: ("two", x, y)).__code__
phase(by_change, twice, 100)
twice.__annotations__ = {}
phase(by_change, twice, 100)
