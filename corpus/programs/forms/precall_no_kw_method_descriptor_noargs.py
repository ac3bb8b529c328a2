# Methods without arguments.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS


def shout(text):
    return text.upper()


def twin(items):
    return items.copy()


def listing(table):
    return list(table.items())


print([shout(w) for w in "a bc d\xe9f \xdf gh i j k l".split()])
items = [1, [2]]
for i in range(10):
    copy = twin(items)
print(copy == items, copy is items, copy[1] is items[1])
print([listing({i: str(i)}) for i in range(10)])
