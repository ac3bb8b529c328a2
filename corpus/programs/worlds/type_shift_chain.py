# One set of sites sees int, float, str, a list, a class with dunders, bool, then int again.
# forms: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT, BINARY_OP_ADD_UNICODE, COMPARE_OP_INT_JUMP, COMPARE_OP_FLOAT_JUMP, COMPARE_OP_STR_JUMP
# misses: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT, BINARY_OP_ADD_UNICODE, COMPARE_OP_INT_JUMP


class Meter:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Meter(self.n + other.n)

    def __mul__(self, k):
        return Meter(self.n * k)

    def __eq__(self, other):
        return isinstance(other, Meter) and self.n == other.n

    def __repr__(self):
        return "Meter(%r)" % self.n


def work(a, b):
    c = a + b
    d = c * 2
    if d == c:
        return "same", c
    return d


for a, b in [(1, 2), (1.5, 2.5), ("x", "y"), ([1], [2]), (Meter(1), Meter(2)), (True, False), (0, 0), (2**40, 1), ((1,), (2,)), (1j, 2), (1, 2)]:
    results = [work(a, b) for i in range(95)]
    print(a, b, results[0], results[-1])
