# Builtins are replaced, deleted and restored while functions use them.
# forms: LOAD_GLOBAL_BUILTIN
# misses: LOAD_GLOBAL_BUILTIN
import builtins


def use(x):
    return abs(x), len("abc"), sum([1, 2])


def drive(label):
    try:
        for i in range(75):
            result = use(-i)
        print(label, result)
    except NameError as error:
        print(label, error)


drive("start")
real_abs, real_len, real_sum = abs, len, sum
drive("saved")
builtins.abs = lambda x: "abs %d" % x
drive("abs replaced")
builtins.extra = 1
drive("a name added")
del builtins.sum
drive("sum deleted")
builtins.sum = real_sum
drive("sum restored")
builtins.len = lambda x: "length"
builtins.abs = real_abs
drive("len replaced")
builtins.len = real_len
del builtins.extra
drive("all restored")
