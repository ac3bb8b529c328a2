# Walking a list by index.
# forms: BINARY_SUBSCR_LIST_INT


def swap_sum(items):
    total = 0
    for i in range(len(items)):
        total = total * 3 + items[i]
    return total


def pick(items, i):
    return items[i]


print(swap_sum(list(range(20))))
print([pick("a b c d e f g h i j".split(), i) for i in range(10)])
print(swap_sum([]), swap_sum([4]))
