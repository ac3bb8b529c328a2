# Tuples: operations, comparison, hashing, unpacking and errors.
t = (1, "a", 2.5, (3,), None)
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], t + (6,), t * 2, 1 in t, (3,) in t, t.index("a"), t.count(1), t.count(True), t.index(None, 2), (), (1,), tuple(), tuple("ab"), tuple([1]), tuple(t) is t)
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1.0, "a"), (1, 2) != [1, 2], (2,) > (1, 9), max((1, 2), (1, 3)), sorted([(2, "a"), (1, "b"), (1, "a")]))
print(hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((1.0, 2.0)), hash(()), hash((1, 2, 3)), hash((0,)), {(1, 2): "v"}[1, 2], hash((1, (2, 3))))
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d, t.__len__(), t.__contains__(1), t.__add__(()), t.__getitem__(3), (1, 2).__eq__([1, 2]), (1, 2).__lt__((2,)), t.__mul__(0), tuple.__new__(tuple, "xy"))
m = ([],)
m[0].append(1)
print(m)
try:
    m[0] += [2]
except TypeError as error:
    print(error, m)
for bad in [lambda: t[9], lambda: t["a"], lambda: t.index(99), lambda: t + [1], lambda: t * 1.5, lambda: hash(m), lambda: t < (1, 2), lambda: t.append, lambda: tuple(5), lambda: tuple(1, 2), lambda: t.__setitem__, lambda: t < 5, lambda: t.count()]:
    try:
        print(bad())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


def swap(p):
    a, b = p
    return b, a


print([swap(swap((i, -i))) for i in range(20)][-1], (lambda *a: a)(*t) == t, repr((1, (2, (3,)))), str(("a",)), (*"ab", *(1,)))
