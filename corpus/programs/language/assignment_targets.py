# Chained, starred and nested assignment targets, evaluated left to right.


def order(tag, value):
    print("eval", tag)
    return value


a = b = c = []
a.append(1)
print(b, c is a)
(a, b), *rest, [c, (d,)] = (1, 2), 3, 4, [5, (6,)]
print(a, b, rest, c, d)
*head, tail = "xyz"
first, *middle, last = range(2)
print(head, tail, first, middle, last)
target = {}
order("dict", target)[order("key", "k")] = order("value", 1)
print(target)
i = 0
items = [0, 0, 0]
i, items[i] = 2, "moved"
print(i, items)
x, y, z = 1, 2, 3
x, y, z = z, x, y
print(x, y, z)
for i, (j, *k) in [(1, "ab"), (2, "cde")]:
    print(i, j, k)
for bad in [(1,), (1, 2, 3), 5, "abc"]:
    try:
        p, q = bad
    except (ValueError, TypeError) as error:
        print(error)
    try:
        p, *q, r, s = bad
    except (ValueError, TypeError) as error:
        print(error)
