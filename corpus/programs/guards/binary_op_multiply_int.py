# A hot int product meets sequences and float factors.
# forms: BINARY_OP_MULTIPLY_INT, BINARY_OP_MULTIPLY_FLOAT
# misses: BINARY_OP_MULTIPLY_INT


class Half(int):
    def __mul__(self, other):
        return int(self) * other // 2

    __rmul__ = __mul__


def left(a, b):
    return a * b


def right(a, b):
    return a * b


cases = [
    (left, 6, 7, 10),
    (left, "ab", 3, 60),
    (left, 6.5, 2.0, 90),
    (left, [1], 2, 60),
    (left, 6, 7, 90),
    (right, 6, 7, 10),
    (right, 3, "xy", 60),
    (right, 3, (1, 2), 60),
    (right, 3, Half(5), 60),
    (right, Half(5), 3, 60),
    (right, 3, False, 60),
    (right, 2**31, 2**31, 60),
    (right, 2**62, -2, 60),
    (right, 3, {}, 60),
]
for site, a, b, times in cases:
    for i in range(times):
        try:
            result = site(a, b)
        except TypeError as error:
            result = error
    print(site.__name__, a, b, "->", result)
