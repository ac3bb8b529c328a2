# Tuples of three, of one and of five taken apart.
# forms: UNPACK_SEQUENCE_TUPLE


def volume(box):
    x, y, z = box
    return x * y * z


def only(box):
    (x,) = box
    return x


def five(box):
    a, b, c, d, e = box
    return e, d, c, b, a


print([volume((i, i + 1, i + 2)) for i in range(12)])
print([only((i,)) for i in range(12)])
print([five(tuple(range(i, i + 5))) for i in range(10)])
