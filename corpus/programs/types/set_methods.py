# Every method of set and frozenset with small ints, whose order is fixed.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union(b, [9]), a.intersection(b, [3]), a.difference([1], (2,)), a.symmetric_difference([3, 5]), a <= b, {1} < a, a >= {1, 2}, a == {3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset(range(9)), a.issuperset([1]), len(a), 2 in a)
c = a.copy()
c.add(7); c.add(7); c.discard(1); c.discard(99); c.remove(2); c.update([8], {9}); print(c, c.pop() in {3, 7, 8, 9}, len(c))
c = {1, 2, 3, 4, 5}
c.intersection_update({1, 2, 3, 9}); print(c)
c.difference_update([1]); print(c)
c.symmetric_difference_update({3, 4}); print(c)
c |= {6}; c &= {2, 4, 6}; c -= {2}; c ^= {1}; print(c, set(), frozenset(), frozenset([2, 1]), {*a, *b}, set("a"), repr({1}))
f = frozenset({1, 2})
print(f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset((1, 2))], f.copy() is f, frozenset(f) is f, {f} == {frozenset([1, 2])}, {1, 2} in [f], {1, 2} in {f})
print({1, 1.0, True}, {0, False, 0.0}, sorted({"b", "a"}), sorted({(2,), (1,)}), max({3, 9}), sum({1, 2}), any({0}), c.clear(), c, bool(c))
bad = [lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} + {2}, lambda: a[0], lambda: hash({1}), lambda: {1} < 5, lambda: set(5), lambda: frozenset([1]).add, lambda: {1}.update(5), lambda: set(1, 2), lambda: [] in {1}, lambda: {1}.add(), lambda: {1}.remove([1]), lambda: {{}}]
for g in bad:
    try:
        print(g())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
primes = set(range(2, 120))
for p in range(2, 11):
    primes -= set(range(p * p, 120, p))
print(sorted(primes), {x % 7 for x in range(50)}, {i * i for i in range(6)})
seen = set()
for i in range(300):
    seen.add(i * i % 41)
    if i % 4 == 0:
        seen.discard(i % 41)
print(len(seen), sorted(seen))
