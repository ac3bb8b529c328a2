# Functions of modules given what they do not take: they say so in words of their own.
import functools
import heapq
import itertools
import operator

VALUES = [None, 0, -1, 'ab', b'a', 1.5, [3, 1, 2], (1, 2), {1: 2}, int, 1j]
for function in [heapq.heapify, heapq.heappop, functools.cache, itertools.count, itertools.cycle]:
    for value in VALUES:
        try:
            print(function.__name__, callable(function(value)))
        except Exception as error:
            print(function.__name__, type(error).__name__, error)
for function in [heapq.heappush, heapq.heapreplace, heapq.heappushpop, operator.countOf, operator.indexOf, itertools.tee,
                 itertools.combinations, itertools.combinations_with_replacement, itertools.count]:
    for left in VALUES:
        for right in VALUES:
            left = left.copy() if isinstance(left, list) else left
            try:
                print(function.__name__, type(function(left, right)).__name__)
            except Exception as error:
                print(function.__name__, type(error).__name__, error)
for count in (None, 0, 1, 2, 9, -1, 'a'):
    for items in ([3, 1, 2], (), 'hello', iter([5, 4]), [1, 'a'], 5):
        for function in (heapq.nlargest, heapq.nsmallest):
            if not hasattr(items, '__next__') and items != [1, 'a'] or count == 1:
                try:
                    print(function.__name__, count, function(count, items))
                except Exception as error:
                    print(function.__name__, count, type(error).__name__, error)
print(list(itertools.islice(itertools.count(True, 0.5), 3)), itertools.tee(None, 0), operator.countOf('aXa', 'a'))
