# Methods of two or three positional arguments.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST


def look(table, key):
    return table.get(key, "?")


def clean(text):
    return text.replace("a", "o")


def put(items, value):
    items.insert(1, value)
    return items


table = {i: i * i for i in range(5)}
print([look(table, i) for i in range(10)])
print([clean("banana" * i) for i in range(4)] * 3)
items = [0]
for i in range(10):
    put(items, i)
print(items)
