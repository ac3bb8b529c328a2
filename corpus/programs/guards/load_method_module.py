# Calling through a module handed in: other modules, changed modules, not a module.
# forms: LOAD_METHOD_MODULE
# misses: LOAD_METHOD_MODULE
import types


def make(name, answer, *extra):
    module = types.ModuleType(name)
    for key in extra:
        setattr(module, key, None)
    module.go = lambda x: (answer, x)
    return module


class Object:
    def go(self, x):
        return "object", x


def by_type(m, x):
    return m.go(x)


def by_keys(m, x):
    return m.go(x)


def by_value(m, x):
    return m.go(x)


def phase(site, m, times):
    for n in range(times):
        try:
            result = site(m, n)
        except AttributeError as error:
            result = error
    print(site.__name__, times, result)


red = make("red", "r")
for site in (by_type, by_keys, by_value):
    phase(site, red, 10)
phase(by_type, Object(), 100)
phase(by_type, red, 100)
phase(by_keys, make("blue", "b", "pad"), 100)
red.more = 1
phase(by_keys, red, 100)
red.go = lambda x: ("rebound", x)
phase(by_value, red, 10)
del red.go
phase(by_value, red, 60)
red.go = len
try:
    phase(by_value, red, 60)
except TypeError as error:
    print(error)
