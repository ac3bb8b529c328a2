# Factorials grow through every digit boundary.
# forms: BINARY_OP_MULTIPLY_INT


def times(a, b):
    return a * b


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


for n in range(0, 40, 3):
    print(n, factorial(n))
print([times(a, -a) for a in (0, 1, 2**15, 2**30 - 1, 2**30, 2**31, 2**32, 2**60, -(2**62))])
