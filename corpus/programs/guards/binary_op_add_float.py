# Float sums interrupted by ints, float subclasses and complex numbers.
# forms: BINARY_OP_ADD_FLOAT
# misses: BINARY_OP_ADD_FLOAT


class Metre(float):
    def __add__(self, other):
        return "m" + str(float(self) + other)

    def __radd__(self, other):
        return "rm" + str(other + float(self))


def left(a, b):
    return a + b


def right(a, b):
    return a + b


nan = float("nan")
for site in (left, right):
    phases = [(1.5, 2.5, 10), (nan, 1.0, 10)]
    if site is left:
        phases += [(2, 2.5, 60), (Metre(3), 2.5, 60), (True, 0.5, 60), (1j, 0.5, 60)]
    else:
        phases += [(2.5, 2, 60), (2.5, Metre(3), 60), (0.5, True, 60), (0.5, 2**60, 60)]
    phases += [(0.25, 0.5, 120), (-0.0, -0.0, 5)]
    for a, b, times in phases:
        results = [site(a, b) for i in range(times)]
        print(site.__name__, results[0], results[-1], all(repr(r) == repr(results[0]) for r in results))
