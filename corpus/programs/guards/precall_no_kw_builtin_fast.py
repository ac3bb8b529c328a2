# getattr-like C functions replaced by others with a different calling convention.
# forms: PRECALL_NO_KW_BUILTIN_FAST
# misses: PRECALL_NO_KW_BUILTIN_FAST


def by_type(f, x, y):
    return f(x, y)


def by_flags(f, x, y):
    return f(x, y)


def phase(site, f, x, y, times):
    for n in range(times):
        try:
            result = site(f, x, y)
        except (TypeError, AttributeError, ZeroDivisionError) as error:
            result = error
    print(site.__name__, times, f.__name__, result)


phase(by_type, divmod, 17, 5, 10)
phase(by_type, divmod, 17, 0, 10)
phase(by_type, hasattr, 17, "real", 10)
phase(by_type, lambda x, y: (x, y), 1, 2, 60)
phase(by_type, complex, 1, 2, 60)
phase(by_type, [].insert, 0, 1, 60)
phase(by_type, divmod, -17, 5, 100)
phase(by_flags, getattr, "s", "__class__", 10)
phase(by_flags, getattr, "s", "nothing", 10)
phase(by_flags, pow, 2, 5, 60)
phase(by_flags, max, 2, 5, 60)
phase(by_flags, abs, 2, 5, 60)
phase(by_flags, dict.fromkeys, "ab", 0, 120)
phase(by_flags, issubclass, bool, int, 100)
