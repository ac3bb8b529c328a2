# Recursion of several shapes, and its limit caught in place.
import sys


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        return [[]]
    return [[items[i]] + p for i in range(len(items)) for p in permutations(items[:i] + items[i + 1 :])]


print(ackermann(2, 3), hanoi(4, "x", "y", "z"), permutations([1, 2, 3]))


def forever(n):
    return forever(n + 1) + 1


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


sys.setrecursionlimit(200)
for action in [lambda: forever(0), lambda: Loop().a]:
    for attempt in range(3):
        try:
            action()
        except RecursionError as error:
            print(type(error).__name__, str(error)[:32])
sys.setrecursionlimit(1000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(600), sys.getrecursionlimit())
