# sorted and sort: stability, keys, reverse, partial failure, comparison counts.
from functools import cmp_to_key

records = [(i * 7 % 5, chr(97 + i * 3 % 7), i) for i in range(14)]
print(sorted(records))
print(sorted(records, key=lambda r: r[0]))
print(sorted(records, key=lambda r: r[1], reverse=True))
print(sorted(records, key=lambda r: (-r[0], r[1])) == sorted(sorted(records, key=lambda r: r[1]), key=lambda r: -r[0]))


class Counted:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Counted.compared += 1
        return self.n < other.n


for pattern in ([], [1], list(range(50)), list(range(50, 0, -1)), [i * 37 % 101 for i in range(101)], [5] * 30, [i % 2 for i in range(40)]):
    Counted.compared = 0
    result = sorted(map(Counted, pattern), key=lambda c: c)
    print(len(pattern), [c.n for c in result] == sorted(pattern), Counted.compared)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted("hello world"), sorted({3: 1, 1: 2}), sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], [1]]), sorted(["b", "A", "a"], key=str.swapcase))
big = [(i * 7919) % 1009 for i in range(1500)]
ordered = sorted(big)
print(all(x <= y for x, y in zip(ordered, ordered[1:])), ordered[::150], sorted(big, key=lambda x: x % 10)[:12])
for bad in [[1, "a"], [None, None], [1j, 2j], [{}, {}]]:
    try:
        print(sorted(bad))
    except TypeError as error:
        print(error)


class Fails:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 3:
            raise ValueError("three")
        return self.n < other.n


try:
    sorted([Fails(n) for n in (5, 4, 3, 2, 1)])
except ValueError as error:
    print(error)
nan = float("nan")
print(sorted([3, nan, 1]), sorted([nan, 2, 1]), min([nan, 1]), max(3, 3.0), min("b", "a", key=ord))
