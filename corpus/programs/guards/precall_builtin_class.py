# A hot constructor call: other types, Python classes, types without a vectorcall.
# forms: PRECALL_BUILTIN_CLASS, PRECALL_PYFUNC
# misses: PRECALL_BUILTIN_CLASS


class Mine:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return "Mine(%r)" % (self.x,)


class MyList(list):
    pass


def site(make, x):
    return make(x)


def phase(make, x, times):
    for n in range(times):
        try:
            result = site(make, x)
        except (TypeError, ValueError) as error:
            result = error
    print(times, getattr(make, "__name__", make), result)


phase(list, "ab", 10)
phase(frozenset, [3], 10)
phase(dict, [(1, 2)], 10)
phase(float, "1.5", 10)
phase(range, 4, 10)
phase(Mine, "ab", 60)
phase(list, "ab", 100)
phase(int, "12", 60)
phase(MyList, "ab", 60)
phase(lambda x: [x], "ab", 100)
phase(list, 5, 60)
phase(float, "nope", 60)
phase(complex, "1+2j", 60)
phase(set, [1, 1], 60)
