# range: indexing, slicing, membership, equality, big bounds and attributes.
for r in [range(5), range(2, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(2**63, 2**63 + 5, 2), range(0, -10, -4)]:
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, list(reversed(r)), sum(r))
r = range(0, 100, 7)
print(r[3], r[-1], r[2:5], r[::-1], r[::2], r[5:2], 14 in r, 15 in r, 14.0 in r, "a" in r, r.index(21), r.count(21), r.count(22), max(r), min(r), r == range(0, 99, 7), range(0) == range(5, 5), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(3) != [0, 1, 2])
print(range(True, 5), range(10)[True], 2**70 in range(2**71), range(2**70)[-1], range(0, 2**70, 2**69)[1], {range(2): "r"}[range(0, 2)], list(range(3)) * 2, [*range(2)], tuple(range(1, 0)))
for bad in [lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(), lambda: range(1, 2, 3, 4), lambda: r[99], lambda: r["a"], lambda: r.index(5), lambda: r + r, lambda: r < r, lambda: range(5).__setitem__, lambda: len(range(2**64)), lambda: range(stop=5), lambda: setattr(r, "start", 1)]:
    try:
        print(bad())
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)


class I:
    def __index__(self):
        return 4


print(range(I()), range(10)[I()], list(range(I(), 8)))
it = iter(range(3))
print(next(it), list(it), next(it, "end"), it.__length_hint__())
total = 0
for i in range(0, 300, 3):
    for j in range(i % 4):
        total += i * j
print(total, r.start + r.step)
