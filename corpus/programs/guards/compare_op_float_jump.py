# Fused float comparisons: other types, and nan on each side.
# forms: COMPARE_OP_FLOAT_JUMP, COMPARE_OP_INT_JUMP
# misses: COMPARE_OP_FLOAT_JUMP

nan = float("nan")


class Pressure(float):
    def __gt__(self, other):
        return []

    def __lt__(self, other):
        return [0]


def left_type(a, b):
    return "yes" if a > b else "no"


def right_type(a, b):
    return "yes" if a > b else "no"


def left_nan(a, b):
    return "yes" if a != b else "no"


def right_nan(a, b):
    return "yes" if a == b else "no"


def not_less(a, b):
    if not a < b:
        return "not less"
    return "less"


def drive(site, a, b, times):
    results = [site(a, b) for n in range(times)]
    print(site.__name__, a, b, times, results[0], results[-1], len(set(results)))


for site in (left_type, right_type, left_nan, right_nan, not_less):
    drive(site, 2.5, 1.5, 12)
for a in (2, Pressure(9), True, 2**80, 2.5):
    drive(left_type, a, 1.5, 60)
drive(left_type, 4, 3, 100)
for b in (1, Pressure(1), False, 2**80, 1.5):
    drive(right_type, 2.5, b, 60)
for site in (left_nan, right_nan, not_less):
    drive(site, nan, 1.5, 60)
    drive(site, 1.5, 1.5, 100)
    drive(site, 1.5, nan, 60)
    drive(site, nan, nan, 60)
    drive(site, 0.0, -0.0, 100)
