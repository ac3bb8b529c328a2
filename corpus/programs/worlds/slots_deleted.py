# Slots are emptied, refilled, and their descriptors moved between classes.
# forms: LOAD_ATTR_SLOT, STORE_ATTR_SLOT
# misses: LOAD_ATTR_SLOT


class Pair:
    __slots__ = ("a", "b")


def read(p):
    try:
        return p.a
    except AttributeError as error:
        return "unset: " + str(error)


def write(p, v):
    p.a = v


p = Pair()
for i in range(240):
    if i % 80 == 0:
        write(p, i)
    elif i % 80 == 20:
        del p.a
    result = read(p)
    if i % 10 == 0:
        print(i, result)
a, b = Pair.a, Pair.b
Pair.a, Pair.b = b, a
write(p, "crossed")
p.b = "b through a"
print([read(p) for i in range(100)][-1], a.__get__(p), b.__get__(p))
del Pair.a
print(read(p))
try:
    write(p, 1)
except AttributeError as error:
    print(error)
try:
    a.__get__(5)
except TypeError as error:
    print(error)
