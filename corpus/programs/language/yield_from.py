# Delegation: values, sends, throws and return values go through.


def inner(n):
    got = []
    for i in range(n):
        try:
            got.append((yield i))
        except KeyError as error:
            got.append("key " + str(error))
    return got


def outer():
    a = yield from inner(2)
    b = yield from inner(1)
    yield from "xy"
    c = yield from [9]
    return a, b, c


def drive(gen, inputs):
    out = [next(gen)]
    try:
        for x in inputs:
            out.append(gen.throw(x) if isinstance(x, Exception) else gen.send(x))
    except StopIteration as stop:
        out.append(stop.value)
    return out


print(drive(outer(), ["p", KeyError("k"), "r", None, None, None]))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))


def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print(list(flatten([1, [2, [3, [4, []]]], 5])))


class Iterable:
    def __iter__(self):
        return iter("it")


def delegating():
    yield from Iterable()
    return "end"


d = delegating()
print(next(d))
try:
    d.send(5)
except AttributeError as error:
    print(error)


def closing():
    try:
        yield from inner(5)
    finally:
        print("closed outer")


c = closing()
next(c)
c.close()
try:
    list((lambda: (yield from 5))())
except TypeError as error:
    print(error)
print(sum(1 for _ in (x for x in (yield_ for yield_ in range(30)))))
