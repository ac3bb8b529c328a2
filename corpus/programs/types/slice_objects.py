# slice objects: attributes, indices, comparison and use.
for s in [slice(5), slice(1, 5), slice(1, 10, 2), slice(None), slice(None, None, -1), slice(-3, None), slice(5, -20, -2), slice("a", None)]:
    try:
        print(s, s.start, s.stop, s.step, [s.indices(n) for n in (0, 4, 10)])
    except TypeError as error:
        print(error)
print(slice(1, 2) == slice(1, 2), slice(1) != slice(2), slice(1, 2) < slice(1, 3), "abcdef"[slice(1, 4)], [0, 1, 2, 3][slice(None, None, -2)], (1, 2, 3)[slice(-2, None)], range(10)[slice(2, 8, 3)], b"abc"[slice(1)])
for bad in [lambda: hash(slice(1)), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(0, 5, 0).indices(5), lambda: slice(1).indices(-1), lambda: [1][slice(1.5)], lambda: slice(1).x, lambda: slice(1).indices("a")]:
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


def cut(x, i, j):
    return x[i:j]


for x in ([1, 2, 3, 4], (1, 2, 3, 4), "1234", b"1234", range(1, 5)):
    for i in range(25):
        result = cut(x, i % 5 - 2, None if i % 3 else 3)
    print(result)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print([0, 1, 2, 3, 4][Index(1) : Index(4)], [0, 1, 2][Index(-1)], slice(Index(1), Index(3)).indices(10))
