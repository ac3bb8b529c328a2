# An operand's own method runs the same site again, with other types, before it answers.
# forms: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT
# misses: BINARY_OP_ADD_INT


def add(a, b):
    return a + b


class Nest:
    def __init__(self, depth):
        self.depth = depth

    def __add__(self, other):
        if self.depth == 0:
            return add(0.5, 1.0) + other
        return add(Nest(self.depth - 1), other) + add(1, 2)


for i in range(10):
    print(add(i, 1), end=" ")
print()
for i in range(40):
    result = add(Nest(i % 5), i)
    if i % 4 == 0:
        print(result, add(i, i))
for i in range(100):
    result = add(i, 0.5 if i % 3 else 2)
print(result)
