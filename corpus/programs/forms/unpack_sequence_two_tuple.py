# Pairs taken apart in a loop and by swapping.
# forms: UNPACK_SEQUENCE_TWO_TUPLE


def dot(pairs):
    total = 0
    for a, b in pairs:
        total += a * b
    return total


def flip(pair):
    a, b = pair
    return b, a


print(dot([(i, i + 1) for i in range(20)]))
print([flip((i, str(i))) for i in range(10)])
