# Functions called through a module that is not a global import (those load a plain attribute).
# forms: LOAD_METHOD_MODULE, LOAD_ATTR_MODULE
import math
import types


def through(module, a, b):
    return module.sqrt(a * a + b * b)


def imported(x):
    return math.floor(x)


def local_import(x):
    import operator

    return operator.neg(x)


tools = types.ModuleType("tools")
tools.twice = lambda x: 2 * x
alias = tools


def other(x):
    return alias.twice(x)


print([round(through(math, i, i + 1), 6) for i in range(12)])
print([imported(i / 2) for i in range(12)])
print([local_import(i) for i in range(12)])
print([other(i) for i in range(12)])
