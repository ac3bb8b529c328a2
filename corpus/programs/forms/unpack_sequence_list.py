# Lists split into names.
# forms: UNPACK_SEQUENCE_LIST


def pair(items):
    first, second = items
    return second - first


def triple(items):
    [a, b, c] = items
    return a + b * c


print([pair([i, i * i]) for i in range(12)])
print([triple([i, 2, i]) for i in range(12)])
