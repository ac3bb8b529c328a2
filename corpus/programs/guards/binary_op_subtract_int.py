# A hot int subtraction meets floats, bools, sets and a class of its own.
# forms: BINARY_OP_SUBTRACT_INT, BINARY_OP_SUBTRACT_FLOAT
# misses: BINARY_OP_SUBTRACT_INT


class Step(int):
    pass


class Vector:
    def __init__(self, x):
        self.x = x

    def __sub__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x - other.x)

    def __rsub__(self, other):
        return "r%s" % (other - self.x)

    def __repr__(self):
        return "V(%r)" % self.x


def left(a, b):
    return a - b


def right(a, b):
    return a - b


def drive(site, a, b, times):
    result = None
    for i in range(times):
        try:
            result = site(a, b)
        except TypeError as error:
            result = error
    print(site.__name__, repr(a), repr(b), times, result)


drive(left, 10, 3, 20)
drive(left, 10.0, 3, 54)
drive(left, 10.0, 3.0, 100)
drive(left, 10, 3, 100)
drive(left, Step(9), 3, 100)
drive(left, Vector(5), Vector(2), 60)
drive(left, Vector(5), 2, 60)
drive(right, 10, 3, 20)
drive(right, 10, True, 54)
drive(right, 10, Vector(2), 100)
drive(right, 10, None, 60)
drive(right, 2**64, 1, 60)
drive(right, 10, 2.5, 60)
