# Adding a harmonic series, forwards and backwards.
# forms: BINARY_OP_ADD_FLOAT


def add(a, b):
    return a + b


def harmonic(indices):
    total = 0.0
    for i in indices:
        total += 1.0 / i
    return total


print(harmonic(range(1, 200)))
print(harmonic(range(199, 0, -1)))
inf = float("inf")
for pair in [(0.1, 0.2), (-0.0, 0.0), (-0.0, -0.0), (inf, 1.0), (inf, -inf), (1e308, 1e308), (5e-324, 5e-324)] * 2:
    print(pair, add(*pair))
