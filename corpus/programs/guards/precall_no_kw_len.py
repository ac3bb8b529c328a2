# len called through a variable that turns into other callables.
# forms: PRECALL_NO_KW_LEN, PRECALL_NO_KW_BUILTIN_O
# misses: PRECALL_NO_KW_LEN


def site(f, x):
    return f(x)


def method(f, x):
    return f.size(x)


class Measure:
    size = len


class OtherMeasure:
    def size(self, x):
        return "measured " + x


def phase(s, f, x, times):
    for n in range(times):
        try:
            result = s(f, x)
        except TypeError as error:
            result = error
    print(s.__name__, times, result)


phase(site, len, "abc", 10)
phase(site, len, 5, 10)
phase(site, lambda x: "python " + x, "abc", 60)
phase(site, len, [1], 100)
phase(site, hash, 5, 120)
phase(site, len, {1: 2}, 100)
phase(method, Measure(), "abc", 10)
phase(method, OtherMeasure(), "abc", 60)
phase(method, Measure(), {1, 2}, 100)
