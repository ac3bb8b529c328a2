# Calls of builtin types.
# forms: PRECALL_BUILTIN_CLASS


def distinct(items):
    return sorted(set(items))


def pairs(a):
    return list(enumerate(a))


def number(text):
    return float(text)


def truth(x):
    return bool(x)


print([distinct([i, 1, i % 3]) for i in range(10)])
print([pairs("ab" * i) for i in range(4)] * 3)
print([number(str(i) + ".5") for i in range(10)])
print([truth(i % 2) for i in range(10)])
