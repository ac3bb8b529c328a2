# A function with star arguments gives way to other callables.
# forms: PRECALL_PYFUNC, PRECALL_NO_KW_BUILTIN_O
# misses: PRECALL_PYFUNC


class Call:
    def __call__(self, *args, **kwargs):
        return "call", args, kwargs


def star(*args, **kwargs):
    return args, kwargs


def site(f, x):
    return f(x)


def keyword(f, x):
    return f(x, key=x)


def phase(s, f, x, times):
    for n in range(times):
        try:
            result = s(f, x)
        except TypeError as error:
            result = error
    print(s.__name__, times, result)


phase(site, star, 1, 10)
phase(site, Call(), 2, 60)
phase(site, star, 3, 100)
phase(site, abs, -4, 100)
phase(site, "not callable", 5, 60)
phase(site, star, 6, 100)
phase(keyword, star, 7, 10)
phase(keyword, Call(), 8, 60)
phase(keyword, len, 9, 60)
phase(keyword, star, 10, 100)
phase(keyword, lambda x: x, 11, 60)
