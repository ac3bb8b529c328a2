# 52 misses, many hits, one more miss: the site goes back to its adaptive form.
# forms: BINARY_OP_MULTIPLY_INT, BINARY_OP_MULTIPLY_FLOAT
# misses: BINARY_OP_MULTIPLY_INT


def times(a, b):
    return a * b


def run(n, a, b):
    result = None
    for i in range(n):
        result = times(a, b)
    print(n, result)


run(8, 3, 4)
run(52, 0.5, 4)
run(1000, 3, 5)
run(1, 0.5, 5)
run(31, 0.5, 6.0)
run(1, 0.5, 7.0)
run(60, 0.5, 8.0)
