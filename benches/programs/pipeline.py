# Generators feeding generators, with send, yield from and early exits.
N = 320000


def numbers(n, seed):
    state = seed
    for _ in range(n):
        state = (state * 16807) % 2147483647
        yield state


def scaled(source, limit):
    for x in source:
        yield x % limit


def distinct_runs(source):
    previous = None
    for x in source:
        if x != previous:
            yield x
        previous = x


def windows(source, size):
    held = []
    for x in source:
        held.append(x)
        if len(held) == size:
            yield tuple(held)
            held.pop(0)


def average():
    total = count = 0
    while True:
        x = yield total / count if count else 0.0
        if x is None:
            return total, count
        total += x
        count += 1


def merge(a, b):
    x, y = next(a, None), next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    if x is not None:
        yield x
        yield from a
    if y is not None:
        yield y
        yield from b


def tree(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from tree(low, middle)
        yield middle
        yield from tree(middle + 1, high)


def averaged(source):
    gauge = average()
    next(gauge)
    last = 0.0
    for x in source:
        last = gauge.send(x)
    try:
        gauge.send(None)
    except StopIteration as stop:
        return last, stop.value


digest = 0
for a, b, c in windows(distinct_runs(scaled(numbers(N, 42), 10)), 3):
    digest = (digest * 7 + a * b + c) % 1000000007
print(digest)
print(averaged(scaled(numbers(N, 7), 1000)))
left = (x * 2 for x in range(N // 2))
right = (x * 3 for x in range(N // 3))
print(sum(i * x for i, x in enumerate(merge(left, right))) % 1000000007)
print(sum(1 for x in tree(0, N // 2) if x % 3 == 0), [x for x in tree(0, 12)])
print(sum(x for x in (y * y for y in (z + 1 for z in range(N))) if x % 5 == 1))
