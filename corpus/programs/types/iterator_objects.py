# The iterators behind builtins: exhaustion, length hints, types.
for it in [iter([1, 2]), iter((1, 2)), iter("ab"), iter({1: 2}), iter({5}), iter(range(2)), iter(b"ab"), reversed([1, 2]), enumerate("a"), zip([1], [2]), map(str, [1]), filter(None, [1, 0]), iter({1: 2}.items()), (x for x in [1])]:
    print(type(it).__name__, iter(it) is it, list(it), next(it, "end"), list(it))
print(list(zip()), list(zip([1, 2], "ab", (True, False))), list(zip([1, 2, 3], "a")), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(lambda x: x % 2, range(6))), list(enumerate("ab", start=5)), dict(enumerate("xy")), list(zip("ab", range(2), strict=True)))
for bad in [lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip("abc", "ab", "abc", strict=True)), lambda: next(iter([])), lambda: zip(5), lambda: map(str), lambda: list(map(5, [1])), lambda: filter(None), lambda: enumerate(), lambda: list(enumerate([1], "a")), lambda: reversed({1}), lambda: next([]), lambda: next(), lambda: iter(lambda: 1), lambda: iter(1, 2), lambda: len(zip()), lambda: map(), lambda: zip(foo=1)]:
    try:
        print(bad())
    except (TypeError, ValueError, StopIteration) as error:
        print(type(error).__name__, error)
items = [1, 2, 3]
it = iter(items)
next(it)
items.append(4)
print(list(it))
items.append(5)
print(list(it), [x for x in reversed(items)])
it = iter(items)
print(it.__length_hint__(), [next(it) for _ in range(3)], it.__length_hint__())
pairs = zip(*[iter(range(10))] * 2)
print(list(pairs))


def lazily(log):
    for i in range(3):
        log.append(i)
        yield i


log = []
m = map(lambda x: x * 2, lazily(log))
print(log, next(m), log, list(m), log)
print(sum(a * b for a, b in zip(range(50), map(lambda x: x % 3, range(50)))))
