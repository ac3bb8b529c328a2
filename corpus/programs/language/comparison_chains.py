# Chained comparison evaluates each operand once and stops early.


def v(x):
    print("v", x, end=";")
    return x


print(v(1) < v(2) < v(3))
print(v(1) < v(0) < v(3))
print(v(1) == v(1) != v(2) >= v(2) > v(0))
print(v(1) in v([1, 2]) in v([[1, 2]]))
print(v(None) is v(None) is not v(3))
print(1 < 2 > 1, 3 not in [1], not 1 < 2, 1 < 3 == 3)


class Odd:
    def __lt__(self, other):
        return []

    def __gt__(self, other):
        return "truthy"


print(Odd() < 1, Odd() > 1, 1 < Odd(), 5 > Odd(), (Odd() > 1) < "u")
if 1 < 2 < 3 < 4 and not 4 < 3 < v(9):
    print("branch")


def between(a, x, b):
    while a < x <= b:
        a += 1
    return a


print([between(0, n, 6) for n in range(9)])
