# Names set in and deleted from builtin modules: sites that read them miss, give up and specialize again.
# forms: LOAD_ATTR_MODULE, LOAD_METHOD_MODULE
# misses: LOAD_ATTR_MODULE, LOAD_METHOD_MODULE
import math
import operator


class Ruler:
    pi = 3

    def floor(self, x):
        return ("ruled", x)


def by_attribute(m):
    return m.pi


def by_call(m):
    return m.floor(2.5)


def drive(m, times):
    for n in range(times):
        try:
            result = by_attribute(m), by_call(m)
        except AttributeError as error:
            result = str(error)
    print(times, result)


drive(math, 10)
drive(Ruler(), 60)
drive(math, 40)
math.turncoat = "a new name"
drive(math, 60)
drive(math, 40)
del math.turncoat
drive(math, 20)
math.pi = "rebound"
drive(math, 20)
operator.pi = 1
operator.floor = lambda x: -x
drive(operator, 60)
drive(math, 60)
del operator.pi
drive(operator, 60)
