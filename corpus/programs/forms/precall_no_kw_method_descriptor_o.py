# Methods of one argument.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_O


def glue(items):
    return "-".join(items)


def grow(items, more):
    items.extend(more)
    return len(items)


def many(items, x):
    return items.count(x)


items = []
print([glue([str(i)] * i) for i in range(8)])
print([grow(items, range(i)) for i in range(10)])
print([many(items, i) for i in range(10)])
