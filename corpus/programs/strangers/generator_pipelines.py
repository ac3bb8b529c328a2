# Pipelines of generators: sources, filters, windows, batching, merging, coroutines with send, cleanup by close.
import itertools


def numbers(start=0):
    while True:
        yield start
        start += 1


def take(n, items):
    for _, item in zip(range(n), items):
        yield item


def window(items, size):
    buffer = []
    for item in items:
        buffer.append(item)
        if len(buffer) > size:
            buffer.pop(0)
        if len(buffer) == size:
            yield tuple(buffer)


def batches(items, size):
    it = iter(items)
    while batch := list(itertools.islice(it, size)):
        yield batch


def merge(*sources):
    heads = []
    for i, source in enumerate(map(iter, sources)):
        for first in source:
            heads.append([first, i, source])
            break
    while heads:
        smallest = min(heads)
        yield smallest[0]
        try:
            smallest[0] = next(smallest[2])
        except StopIteration:
            heads.remove(smallest)


def primes():
    found = []
    for n in numbers(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


def averager():
    total, count, average = 0, 0, None
    try:
        while True:
            x = yield average
            if x is None:
                return total
            total, count = total + x, count + 1
            average = total / count
    except GeneratorExit:
        print("closed after", count)
        raise
    finally:
        print("finally", total)


def grouped(results):
    while True:
        key = yield
        if key is None:
            break
        results[key] = yield from averager()


def flatten(item, depth=0):
    if isinstance(item, (list, tuple)):
        for part in item:
            yield from flatten(part, depth + 1)
    else:
        yield item, depth


print(list(take(5, primes())), list(window("abcdef", 3)), list(batches(range(7), 3)))
print(list(take(12, merge(take(4, numbers()), take(4, numbers(2)), [1, 1, 9]))))
evens = (n for n in numbers() if n % 2 == 0)
squares = (n * n for n in evens)
small = itertools.takewhile(lambda n: n < 200, squares)
print(list(small), next(squares), list(itertools.accumulate(range(6))), list(itertools.chain("ab", [1], (2,))))
avg = averager()
print(next(avg), avg.send(10), avg.send(20), avg.send(3))
try:
    avg.send(None)
except StopIteration as stop:
    print("total", stop.value)
other = averager()
next(other)
other.send(1)
other.close()
results = {}
group = grouped(results)
next(group)
for key, values in {"a": [1, 2, 3], "b": [10, 20]}.items():
    group.send(key)
    for v in values:
        group.send(v)
    group.send(None)
try:
    group.send(None)
except StopIteration:
    pass
print(results, list(flatten([1, [2, [3, (4,)], 5]])))


def failing():
    yield 1
    raise ValueError("inside")


def careful(source):
    try:
        yield from source
    except ValueError as error:
        yield "recovered " + str(error)


print(list(careful(failing())), [*map(lambda a, b: a * b, range(4), numbers(10))])
total = sum(x * y for x in range(10) for y in range(x) if (x + y) % 3 == 0)
print(total, max((len(w), w) for w in "a generator in an argument".split()), dict(zip("abc", numbers())))
gen = (i for i in range(3))
print(next(gen), list(gen), list(gen), next(gen, "empty"))
