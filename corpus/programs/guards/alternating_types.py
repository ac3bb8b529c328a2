# A site that sees two types in strict turn changes sides for ever.
# forms: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT
# misses: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT


def add(a, b):
    return a + b


total = 0
for i in range(420):
    if i % 2:
        total += int(add(i, 1))
        continue
    last = add(i * 0.5, 1.0)
    if i % 10 == 0:
        print(i, total, last)
