# A bisection that narrows an interval by float subtraction.
# forms: BINARY_OP_SUBTRACT_FLOAT


def width(low, high):
    return high - low


def bisect(target):
    low, high = 0.0, 4.0
    steps = 0
    while width(low, high) > 1e-9:
        middle = (low + high) / 2.0
        if middle * middle > target:
            high = middle
        else:
            low = middle
        steps += 1
    return steps, round(low, 6)


for target in (2.0, 3.0, 7.5):
    print(bisect(target))
print(width(0.0, -0.0), width(-0.0, 0.0), width(float("inf"), float("inf")))
