# tuple called through a variable, then others.
# forms: PRECALL_NO_KW_TUPLE_1, PRECALL_BUILTIN_CLASS
# misses: PRECALL_NO_KW_TUPLE_1


class Row(tuple):
    def __new__(cls, items):
        return super().__new__(cls, (len(items), *items))


def site(f, x):
    return f(x)


def phase(f, x, times):
    for n in range(times):
        try:
            result = site(f, x)
        except TypeError as error:
            result = error
    print(times, result)


phase(tuple, [1, 2], 10)
phase(tuple, 5, 10)
phase(list, (1, 2), 120)
phase(tuple, {"a": 1}, 100)
phase(Row, "xyz", 60)
phase(lambda x: (x,), "xyz", 60)
phase(tuple, "xyz", 120)
