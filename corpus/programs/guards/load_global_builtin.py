# Builtins shadowed by globals, rebound, and joined by new names.
# forms: LOAD_GLOBAL_BUILTIN, LOAD_GLOBAL_MODULE
# misses: LOAD_GLOBAL_BUILTIN
import builtins


def size(x):
    return len(x)


def absolute(x):
    return abs(x)


def phase(label, site, x, times):
    results = [site(x) for n in range(times)]
    print(label, times, results[0], results[-1])


original = len
phase("warm", size, "abc", 10)
phase("warm", absolute, -5, 10)
new_global = 1
phase("globals key", size, "abc", 60)
phase("globals key", size, "abc", 80)
builtins.new_builtin = 1
phase("builtins key", absolute, -5, 60)
phase("builtins key", absolute, -5, 80)
builtins.abs = lambda x: "patched %d" % x
phase("builtin rebound", absolute, -5, 10)
len = lambda x: "shadow %d" % original(x)
phase("shadowed", size, "abc", 60)
phase("shadowed", size, "abc", 80)
del len
phase("unshadowed", size, "abc", 120)
del builtins.new_builtin
phase("builtins key gone", size, "abc", 120)
