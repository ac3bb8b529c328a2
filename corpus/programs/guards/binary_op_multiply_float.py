# Float products meet ints, strings and operator overloads.
# forms: BINARY_OP_MULTIPLY_FLOAT
# misses: BINARY_OP_MULTIPLY_FLOAT


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __mul__(self, other):
        return ("mul", self.factor, other)

    def __rmul__(self, other):
        return ("rmul", other, self.factor)

    def __imul__(self, other):
        return ("imul", self.factor, other)


def left(a, b):
    return a * b


def right(a, b):
    return a * b


def in_place(a, b):
    a *= b
    return a


for site in (left, right, in_place):
    for a, b, times in [
        (1.5, 2.0, 10),
        (3, 2.0, 60) if site is left else (2.0, 3, 60),
        (Scale(3), 2.0, 60) if site is not right else (2.0, Scale(3), 60),
        (2.5, -4.0, 100),
        (0.0, -1.0, 5),
        ("ab", 2.0, 5),
    ]:
        for i in range(times):
            try:
                result = site(a, b)
            except TypeError as error:
                result = str(error)
        print(site.__name__, result)
