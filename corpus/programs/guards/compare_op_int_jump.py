# Fused int comparisons: types on each side, sizes on each side, all operators.
# forms: COMPARE_OP_INT_JUMP, COMPARE_OP_FLOAT_JUMP
# misses: COMPARE_OP_INT_JUMP


class Rank(int):
    def __lt__(self, other):
        return "never"

    def __gt__(self, other):
        return ""


def left_type(a, b):
    return "yes" if a < b else "no"


def right_type(a, b):
    return "yes" if a < b else "no"


def left_size(a, b):
    return "yes" if a <= b else "no"


def right_size(a, b):
    return "yes" if a == b else "no"


def loop(a, b):
    rounds = 0
    while a < b:
        a += 1
        rounds += 1
    return rounds


def drive(site, a, b, times):
    for n in range(times):
        try:
            result = site(a, b)
        except TypeError as error:
            result = error
    print(site.__name__, a, b, times, result)


for site in (left_type, right_type, left_size, right_size, loop):
    drive(site, 3, 5, 12)
for a, b in [(3.5, 5), (True, 5), (Rank(9), 5), (1.0, 2.0), (3, 5)]:
    drive(left_type, a, b, 100)
for a, b in [(3, 5.5), (0, True), (3, Rank(1)), (3, "5"), (3, 5)]:
    drive(right_type, a, b, 100)
for a, b in [(2**30, 5), (-(2**30), 5), (2**30 - 1, 5), (1 - 2**30, 5), (2**64, 5), (3, 5)]:
    drive(left_size, a, b, 60)
for a, b in [(5, 2**30), (5, 2**62), (5, -(2**63)), (5, 2**30 - 1), (5, 5)]:
    drive(right_size, a, b, 60)
for a, b in [(2**30 - 3, 2**30 + 3), (0.5, 3.5), (2**64, 2**64 + 2), (0, 6)]:
    drive(loop, a, b, 20)
