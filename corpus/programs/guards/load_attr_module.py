# A module site: other modules, new and deleted names, a non-module.
# forms: LOAD_ATTR_MODULE
# misses: LOAD_ATTR_MODULE
import types


def module(name, **names):
    made = types.ModuleType(name)
    for key, value in names.items():
        setattr(made, key, value)
    return made


def by_type(m):
    return m.level


def by_keys(m):
    return m.level


def by_value(m):
    return m.level


def drive(site, m, times):
    for n in range(times):
        try:
            result = site(m)
        except AttributeError as error:
            result = error
    print(site.__name__, times, result)


one = module("one", level=1, pad=0)
for site in (by_type, by_keys, by_value):
    drive(site, one, 10)
drive(by_type, types.SimpleNamespace(level="namespace"), 60)
drive(by_type, one, 100)
drive(by_keys, module("two", level=2), 60)
one.new = "new name"
drive(by_keys, one, 100)
one.level = "rebound is a hit"
drive(by_keys, one, 10)
del one.pad
drive(by_keys, one, 100)
del one.level
drive(by_value, one, 60)
one.__getattr__ = lambda name: "dynamic " + name
drive(by_value, one, 60)
one.level = "real again"
drive(by_value, one, 100)
