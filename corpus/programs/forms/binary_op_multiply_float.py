# Compound interest and polynomial evaluation.
# forms: BINARY_OP_MULTIPLY_FLOAT


def grow(capital, rate):
    return capital * rate


def horner(x, coefficients):
    value = 0.0
    for c in coefficients:
        value = value * x + c
    return value


capital = 100.0
for year in range(15):
    capital = grow(capital, 1.05)
print(round(capital, 8))
print([round(horner(x / 4.0, [1.0, -2.5, 0.5, 3.0]), 6) for x in range(-8, 9)])
print(grow(1e200, 1e200), grow(-0.0, 5.0), grow(float("inf"), 0.0))
