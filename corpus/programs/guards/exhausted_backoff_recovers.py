# A site fails to specialize for a long time, then its operands become friendly.
# forms: BINARY_OP_ADD_INT
# misses: BINARY_OP_ADD_INT


def add(a, b):
    return a + b


for n, a, b in [(30, (1,), (2,)), (30, 1, 2), (60, 2.0, 1), (130, [1], [2]), (300, 5, 6)]:
    for i in range(n):
        result = add(a, b)
    print(n, result)
