# Running sums of ints, small and beyond one digit.
# forms: BINARY_OP_ADD_INT, LOAD_FAST__LOAD_FAST


def step(total, item):
    return total + item


def triangle(n):
    total = 0
    for i in range(n):
        total += i
    return total


total = 0
for item in [1, -5, 2**30, 2**62, -(2**63), 2**64, 7] * 6:
    total = step(total, item)
    print(total)
print([triangle(n) for n in range(20)])
