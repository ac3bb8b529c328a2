# The container protocol written in Python.


class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Ring(*self.items[key])
        return self.items[key % len(self.items)]

    def __setitem__(self, key, value):
        self.items[key % len(self.items)] = value

    def __delitem__(self, key):
        del self.items[key % len(self.items)]

    def __iter__(self):
        yield from self.items

    def __reversed__(self):
        return iter("reversed")

    def __contains__(self, x):
        return any(x == y for y in self.items)

    def __length_hint__(self):
        return 3

    def __add__(self, other):
        return Ring(*self.items, *other)

    def __repr__(self):
        return "Ring" + repr(tuple(self.items))


r = Ring(1, 2, 3)
print(len(r), r[4], r[-1], r[0:2], list(r), list(reversed(r)), 2 in r, 9 in r, bool(r), bool(Ring()))
r[5] = "x"
del r[0]
print(r, r + [7], [*r], max(Ring(3, 5)), sorted(Ring(3, 1)), tuple(enumerate(r)))


class Old:
    "Only __getitem__: iteration by index until IndexError."

    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i


print(list(Old()), 9 in Old(), 10 in Old(), dict(zip(Old(), "ab")), [*Old()][-1], list(reversed(range(3))))
a, *b = Old()
print(a, b)
for f in [lambda: len(Old()), lambda: reversed(Old()), lambda: iter(5), lambda: 3 in 5, lambda: [].__iter__().__next__()]:
    try:
        f()
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)
total = 0
for i in range(100):
    total += r[i] if isinstance(r[i], int) else 1
print(total)
