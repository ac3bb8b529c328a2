# sum becomes abs, a Python function, a classmethod of a builtin type.
# forms: PRECALL_BUILTIN_FAST_WITH_KEYWORDS, PRECALL_NO_KW_BUILTIN_O
# misses: PRECALL_BUILTIN_FAST_WITH_KEYWORDS


def by_type(f, x):
    return f(x)


def by_flags(f, x):
    return f(x)


def keyword(f, items):
    return f(items, key=abs)


def phase(site, f, x, times):
    for n in range(times):
        try:
            result = site(f, x)
        except TypeError as error:
            result = error
    print(site.__name__, times, result)


phase(by_type, sum, [1, 2], 10)
phase(by_type, sorted, [2, 1], 10)
phase(by_type, lambda x: ("python", x), [1], 60)
phase(by_type, tuple, [1], 60)
phase(by_type, sum, [4, 5], 100)
phase(by_flags, sum, [1, 2], 10)
phase(by_flags, abs, -4, 100)
phase(by_flags, len, "four", 60)
phase(by_flags, iter, 5, 60)
phase(by_flags, dict.fromkeys, "k", 60)
phase(by_flags, round, 2.5, 100)
phase(keyword, sorted, [-3, 2, -1], 10)
phase(keyword, max, [-3, 2, -1], 60)
phase(keyword, lambda items, key: key(items[0]), [-3], 60)
phase(keyword, sorted, [-3, 2, -1], 100)
