# How iterators are made again: __reduce__, __setstate__, and copies of them.
import copy
import itertools

for iterator in [iter([1, 2, 3]), iter((1, 2, 3)), iter('aßc'), iter(b'abc'), iter({1: 2, 3: 4}), iter({5}),
                 reversed([1, 2, 3]), reversed((1, 2)), iter(int, 5), iter({1: 2}.items())]:
    print(iterator.__reduce__())
    next(iterator)
    print(iterator.__reduce__())
    list(zip(iterator, range(9)))
    print(type(iterator).__name__, iterator.__reduce__()[1] if type(iterator).__name__ != 'callable_iterator' else '')
for make, state in [(lambda: iter([1, 2, 3, 4]), 2), (lambda: iter('añcd'), 3), (lambda: iter(range(10)), 7),
                    (lambda: reversed([1, 2, 3]), 0), (lambda: iter([1, 2]), -9), (lambda: iter((1, 2)), 99),
                    (lambda: iter(b'abc'), 1), (lambda: reversed('abc'), 1)]:
    iterator = make()
    iterator.__setstate__(state)
    print(list(iterator))
try:
    iter([]).__setstate__('a')
except TypeError as error:
    print(error)
for iterator in [iter([1, 2, 3]), enumerate('abc'), zip([1, 2, 3], 'abc'), map(str, [1, 2, 3]), filter(None, [1, 0, 2, 3]),
                 itertools.product('ab', repeat=2), itertools.combinations('abcd', 2), itertools.permutations('abc', 2),
                 itertools.zip_longest('abc', 'd'), itertools.combinations_with_replacement('ab', 2),
                 itertools.count(5, 2), itertools.cycle('ab')]:
    next(iterator)
    other = copy.deepcopy(iterator)
    print(type(iterator).__name__, list(zip(range(4), other)), list(zip(range(4), iterator)))
for iterator in [itertools.product('ab', repeat=2), itertools.permutations('abc', 2)]:
    next(iterator)
    other = copy.copy(iterator)
    print(next(other), next(iterator))
