# A list grows and shrinks under a hot indexed loop.
# forms: BINARY_SUBSCR_LIST_INT, STORE_SUBSCR_LIST_INT
# misses: BINARY_SUBSCR_LIST_INT, STORE_SUBSCR_LIST_INT


def get(items, i):
    try:
        return items[i]
    except IndexError as error:
        return str(error)


def put(items, i, v):
    try:
        items[i] = v
        return "ok"
    except IndexError as error:
        return str(error)


items = list(range(10))
i = 0
for step in range(300):
    if step % 50 == 20:
        del items[4:]
    if step % 50 == 45:
        items.extend(range(6))
    result = get(items, i), put(items, i, step)
    i = (i * 3 + 1) % 14 - (2 if step > 200 else 0)
    if step % 12 == 0:
        print(step, len(items), i, result)
items[:] = []
print(get(items, 0), put(items, 0, 1), get(items, -1))
