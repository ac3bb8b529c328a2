# Arithmetic and comparison sites cross 2^30, 2^31, 2^62, 2^63 and 2^64 again and again.
# forms: BINARY_OP_ADD_INT, BINARY_OP_SUBTRACT_INT, BINARY_OP_MULTIPLY_INT, COMPARE_OP_INT_JUMP
# misses: COMPARE_OP_INT_JUMP


def work(a, b):
    s = a + b
    d = a - b
    p = a * b
    order = "<" if a < b else ">="
    return s, d, p, order


edges = [sign * (2**k + d) for k in (15, 30, 31, 60, 62, 63, 64) for d in (-1, 0, 1) for sign in (1, -1)]
digest = 0
for round in range(3):
    for i, a in enumerate(edges):
        b = edges[(i * 5 + round) % len(edges)]
        s, d, p, order = work(a, b)
        assert s - b == a and d + b == a and (b == 0 or p // b == a)
        digest = (digest * 31 + s + d * 3 + p * 7 + len(order)) % (2**61 - 1)
    print(round, digest)
for a, b in [(2**30 - 1, 1), (2**62, 2**62), (2**63 - 1, 1), (-(2**63), -1), (2**64 - 1, 1), (-(2**30), 1)]:
    print(work(a, b))
for i in range(80):
    work(i, 3)
print(work(2, 3))
