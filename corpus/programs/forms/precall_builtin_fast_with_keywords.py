# sorted, sum, round and pow called with and without keywords.
# forms: PRECALL_BUILTIN_FAST_WITH_KEYWORDS


def order(items):
    return sorted(items)


def reverse_order(items):
    return sorted(items, reverse=True)


def total(items):
    return sum(items, start=100)


def power(a, b):
    return pow(a, b, 1000)


for i in range(10):
    items = [i, 9 - i, 5]
    print(order(items), reverse_order(items), total(items), power(7, i), round(i / 7, 2))
