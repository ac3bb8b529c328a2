# iter, next, enumerate, zip, map, filter, reversed used together in hot loops.
# forms: PRECALL_NO_KW_BUILTIN_FAST, UNPACK_SEQUENCE_TWO_TUPLE


def pairs(items):
    it = iter(items)
    out = []
    while True:
        a = next(it, None)
        if a is None:
            return out
        b = next(it, "odd")
        out.append((a, b))


def indexed(items):
    total = 0
    for i, x in enumerate(items, 1):
        total += i * x
    return total


def dot(a, b):
    total = 0
    for x, y in zip(a, b):
        total += x * y
    return total


for n in range(14):
    print(n, pairs(range(1, n + 1)), indexed(range(n)), dot(range(n), reversed(range(n))), list(filter(None, map(lambda x: x % 3, range(n)))))
