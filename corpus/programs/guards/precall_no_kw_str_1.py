# str called through a variable, then other one-argument callables.
# forms: PRECALL_NO_KW_STR_1, PRECALL_NO_KW_TYPE_1, PRECALL_NO_KW_TUPLE_1
# misses: PRECALL_NO_KW_STR_1


class Text(str):
    def __new__(cls, x):
        return super().__new__(cls, "<" + str(x) + ">")


def site(f, x):
    return f(x)


def phase(f, x, times):
    print(times, [site(f, x) for n in range(times)][-1])


phase(str, 5, 10)
phase(repr, "q", 60)
phase(str, 6.5, 100)
phase(Text, 7, 60)
phase(lambda x: x, "python", 60)
phase(str, None, 100)
phase(type, "a type", 100)
phase(tuple, "abc", 120)
phase(str, b"bytes", 120)
