# One function reached as a method and as an instance attribute: self or no self, the same version.
# forms: CALL_PY_EXACT_ARGS, CALL_PY_WITH_DEFAULTS
# misses: CALL_PY_EXACT_ARGS, CALL_PY_WITH_DEFAULTS


def f(a, b="b", c="c"):
    return (a if isinstance(a, (int, str)) else "self"), b, c


class Method:
    go = f


class Attribute:
    def __init__(self):
        self.go = f


def exact(x):
    return x.go(1, 2)


def some(x):
    return x.go(1)


def none(x):
    return x.go()


def phase(site, x, times):
    for i in range(times):
        try:
            result = site(x)
        except TypeError as error:
            result = str(error)
    print(site.__name__, type(x).__name__, times, result)


for site in (exact, some, none):
    phase(site, Method(), 12)
    phase(site, Attribute(), 60)
    phase(site, Method(), 100)
    phase(site, Attribute(), 60)
