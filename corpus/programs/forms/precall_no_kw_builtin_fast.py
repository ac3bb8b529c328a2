# iter, next, getattr, divmod: C functions with positional arguments.
# forms: PRECALL_NO_KW_BUILTIN_FAST


def first(items):
    return next(iter(items))


def field(x, name):
    return getattr(x, name, "none")


def split(a, b):
    return divmod(a, b)


print([first([i, 2]) for i in range(10)])
print([field(3, name) for name in ["real", "imag", "zip", "numerator"] * 3])
print([split(100 - i * 20, 7) for i in range(10)])
