# Calls filled from defaults, while the defaults come and go.
# forms: CALL_PY_WITH_DEFAULTS, CALL_PY_EXACT_ARGS
# misses: CALL_PY_WITH_DEFAULTS


def area(w, h=2, d=3):
    return (w, h, d)


def other(w, h="o"):
    return [w, h]


def by_version(f, w):
    return f(w)


def by_defaults(f, w):
    return f(w)


def by_callable(f, w):
    return f(w)


def phase(site, f, times):
    for n in range(times):
        try:
            result = site(f, n)
        except TypeError as error:
            result = error
    print(site.__name__, times, result)


for site in (by_version, by_callable):
    phase(site, area, 10)
phase(by_version, other, 100)
phase(by_version, lambda w, h=(): (h, w), 100)
phase(by_version, area, 100)
phase(by_callable, max, 5)
phase(by_callable, repr, 60)
phase(by_callable, list, 60)
phase(by_callable, area, 100)
phase(by_defaults, area, 60)
area.__defaults__ = ("x", "y")
phase(by_defaults, area, 100)
area.__defaults__ = ("only one",)
phase(by_defaults, area, 60)
area.__defaults__ = (1, 2, 3)
phase(by_defaults, area, 100)
area.__defaults__ = None
phase(by_defaults, area, 60)
area.__defaults__ = tuple(range(8))
phase(by_defaults, area, 60)
