# One-argument C functions: argument count, type and flags of the callable.
# forms: PRECALL_NO_KW_BUILTIN_O, PRECALL_NO_KW_BUILTIN_FAST
# misses: PRECALL_NO_KW_BUILTIN_O


class Sized:
    def __len__(self):
        return 3

    def __abs__(self):
        return "abs of Sized"


def by_type(f, x):
    return f(x)


def by_flags(f, x):
    return f(x)


def recurse(f, x, depth):
    # the callable changes while outer calls of the same site are under way
    if depth == 0:
        return f(x)
    return recurse(f, x, depth - 1)


def phase(site, f, x, times):
    for n in range(times):
        try:
            result = site(f, x)
        except TypeError as error:
            result = error
    print(site.__name__, times, result)


phase(by_type, abs, -7, 10)
phase(by_type, abs, Sized(), 10)
phase(by_type, abs, "x", 10)
phase(by_type, chr, 97, 10)
phase(by_type, lambda x: x * 3, "ab", 60)
phase(by_type, int, "12", 60)
phase(by_type, Sized().__len__, None, 60)
phase(by_type, abs, -8, 100)
phase(by_flags, abs, -7, 10)
phase(by_flags, len, Sized(), 60)
phase(by_flags, iter, 3, 120)
phase(by_flags, sorted, "cab", 60)
phase(by_flags, print, "printed", 3)
phase(by_flags, callable, len, 100)
print([recurse(f, 65, 12) for f in (abs, chr, hash, repr, str, abs)])
