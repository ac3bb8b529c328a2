# sum, min, max, any, all, sorted, reversed, len, abs, round, divmod, pow.
print(sum([1, 2, 3]), sum([], 5), sum([0.5, 1]), sum([[1], [2]], []), sum((True, 2)), sum([1j, 2]), sum(range(10), start=1), sum([2**62, 2**62, 2**62]), sum([0.1] * 3))
print(min(3, 1, 2), max([4, 9, 2]), min("abc"), max("a", "bb", key=len), min([], default="none"), max([1, 2], [1, 3]), min((5, "x"), (5, "a")), max({1: 9, 2: 0}), min(1, 1.0), max(1.0, 1), max([-3, 2], key=abs), max(i for i in range(5)))
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in range(4)), all(iter([])), len("abc"), abs(-5), abs(-2.5), abs(3 - 4j), abs(True), round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(1250, -2), round(5.0), round(2.5, 0), round(7, 2))
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(2**70, 1000), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(2.0, 3), pow(-1, 0.5) != 0, pow(base=3, exp=2, mod=5), list(reversed("abc")), list(reversed(range(3))))
bad = [lambda: sum(["a"]), lambda: sum("ab", ""), lambda: sum(5), lambda: sum([1], "a"), lambda: min(), lambda: min([]), lambda: max(5), lambda: max(1, "a"), lambda: min(1, 2, default=3), lambda: min(1, 2, foo=3), lambda: any(5), lambda: all(), lambda: len(5), lambda: len(), lambda: abs("a"), lambda: abs(), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(), lambda: divmod(1, "a"), lambda: divmod(1), lambda: pow(2, "a"), lambda: pow(2.0, 1, 5), lambda: pow(1), lambda: sorted(), lambda: sorted([1], 2), lambda: reversed(5), lambda: sum([b"a"], b""), lambda: max([1, 2], key=5), lambda: round(2.5, None) + len(None)]
for f in bad:
    try:
        print(f())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def stats(xs):
    return sum(xs), min(xs), max(xs), len(xs), round(sum(xs) / len(xs), 3), sorted(xs)[len(xs) // 2]


for i in range(1, 14):
    print(stats([(j * j) % (i + 3) for j in range(i)]))
