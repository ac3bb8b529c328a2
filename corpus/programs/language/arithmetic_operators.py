# Every binary and unary operator on ints and floats.
import operator

pairs = [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (2**40, 77), (7.5, 2), (-7.5, 2.0), (1, 0.25)]
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
for a, b in [(7, 3), (2, 10), (5, 0), (2, -2), (-2, 3), (2.0, 0.5), (-8, 1 / 3), (True, 4)]:
    print(a, b, a**b)
for a, b in [(12, 10), (-12, 10), (255, 1), (1 << 70, (1 << 70) - 1)]:
    print(a & b, a | b, a ^ b, ~a, -a, +b, a << 3, a >> 2)
print(not 0, not [], not "x", -True, ~False, +2.5, - -3)
print(operator.pos(-3), 1 if 2 else 3)
