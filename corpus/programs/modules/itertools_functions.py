# Every function of itertools.
import itertools as it
import operator

show = lambda x: print(list(x))
show(it.islice(it.count(5), 4)); show(it.islice(it.count(1, 0.5), 3)); show(it.islice(it.cycle("ab"), 5)); show(it.repeat("x", 3)); show(it.islice("abcdef", 1, None, 2)); show(it.islice("abc", 2))
show(it.accumulate([1, 2, 3, 4])); show(it.accumulate([1, 2, 3], operator.mul, initial=10)); show(it.accumulate("abc")); show(it.chain("ab", [1], ())); show(it.chain.from_iterable(["ab", [1]])); show(it.compress("abcdef", [1, 0, 1, 0, 1]))
show(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])); show(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])); show(it.filterfalse(lambda x: x % 2, range(6))); show(it.starmap(pow, [(2, 3), (3, 2)])); show(it.zip_longest("abc", "x", fillvalue="-")); show(it.pairwise([1, 2, 3]))
show(it.product("ab", [1, 2])); show(it.product([0, 1], repeat=2)); show(it.permutations("abc", 2)); show(it.permutations([1, 2, 3])); show(it.combinations("abcd", 2)); show(it.combinations_with_replacement("ab", 2)); show(it.product()); show(it.combinations([1], 2)); show(it.permutations([], 0))
print([(k, list(g)) for k, g in it.groupby("aaabbc")], [(k, [x for x in g]) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
a, b = it.tee(iter("xyz"))
print(next(a), next(a), list(b), list(a), [list(t) for t in it.tee(range(2), 3)])
groups = it.groupby([1, 1, 2])
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2), next(it.repeat(7)), it.repeat(7, 2), it.count(3), it.count(1, 2))
for bad in [lambda: it.islice([1], -1), lambda: it.islice([1], 0, 5, 0), lambda: it.repeat(), lambda: it.count("a"), lambda: it.cycle(5), lambda: it.combinations("ab", -1), lambda: list(it.starmap(pow, [1])), lambda: it.chain(5).__next__(), lambda: it.permutations("ab", "c"), lambda: it.product("a", repeat=-1), lambda: it.tee([], -1), lambda: it.zip_longest("a", fill=1), lambda: list(it.accumulate([1, "a"]))]:
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sum(a * b for a, b in it.product(range(6), repeat=2)), len(list(it.permutations(range(5)))), sum(it.islice(it.accumulate(it.count()), 30)), list(it.islice(it.chain.from_iterable(it.repeat([1, 2])), 5)))
