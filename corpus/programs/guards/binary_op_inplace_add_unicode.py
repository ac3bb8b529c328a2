# The in-place string append: wrong types, and a left operand that is not the local.
# forms: BINARY_OP_INPLACE_ADD_UNICODE
# misses: BINARY_OP_INPLACE_ADD_UNICODE


class Tag(str):
    def __add__(self, other):
        return "<" + str(self) + "+" + str(other) + ">"


def left(a, b):
    a += b
    return a


def right(a, b):
    a = a + b
    return a


def elsewhere(a, b, same):
    x = a
    x = (x if same else b) + b
    return x, a


def kept(a, b):
    before = a
    a += b
    return before, a


for times, a, b in [(10, "x", "y"), (60, Tag("x"), "y"), (60, 5, 6), (100, "x", "z")]:
    print([left(a, b) for i in range(times)][-1], times)
for times, a, b in [(10, "x", "y"), (60, "x", Tag("y")), (100, "x", "z")]:
    print([right(a, b) for i in range(times)][-1], times)
for times, same in [(10, True), (60, False), (40, True), (100, False), (100, True)]:
    print([elsewhere("x" * i, "y", same) for i in range(times)][-1], times)
print([kept("k", str(i)) for i in range(70)][-3:])
for bad in [None, 5, b"b"]:
    for i in range(3):
        try:
            left("t", bad)
        except TypeError as error:
            print(error)
