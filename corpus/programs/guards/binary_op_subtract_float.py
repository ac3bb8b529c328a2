# Float differences meet other number types on either side.
# forms: BINARY_OP_SUBTRACT_FLOAT, BINARY_OP_SUBTRACT_INT
# misses: BINARY_OP_SUBTRACT_FLOAT


def left(a, b):
    return a - b


def right(a, b):
    return a - b


def in_place(a, b):
    a -= b
    return a


class Temperature(float):
    pass


def phase(site, a, b, times=60):
    text = ""
    for i in range(times):
        text = repr(site(a, b))
    print(site.__name__, type(a).__name__, type(b).__name__, text)


phase(left, 5.5, 0.5, 12)
phase(left, 5, 0.5)
phase(left, Temperature(5.5), 0.5)
phase(left, 9, 4, 100)
phase(right, 5.5, 0.5, 12)
phase(right, 5.5, 10**400 // 10**395)
phase(right, 5.5, Temperature(0.5))
phase(right, 5.5, 2j, 100)
phase(in_place, 5.5, 0.5, 12)
phase(in_place, {1, 2, 3}, {2})
phase(in_place, float("inf"), float("inf"), 100)
try:
    for i in range(3):
        right(1.0, 10**400)
except OverflowError as error:
    print(error)
