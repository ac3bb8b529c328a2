# Countdown and differences of neighbours.
# forms: BINARY_OP_SUBTRACT_INT


def gap(a, b):
    return b - a


def countdown(n):
    seen = []
    while True:
        if n < 0:
            break
        seen.append(n)
        n -= 3
    return seen


squares = [n * n for n in range(20)]
print([gap(a, b) for a, b in zip(squares, squares[1:])])
print(gap(2**63, -(2**63)), gap(-1, -(2**30)), gap(5, 5))
print(countdown(40))
