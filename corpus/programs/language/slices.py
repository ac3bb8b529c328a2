# Slices of every shape: read, write, delete.
letters = list("abcdefghij")
bounds = [None, 0, 2, 5, -3, 100, -100]
for step in (None, 1, 2, -1, -3):
    print(step, ["".join(letters[a:b:step]) for a in bounds for b in bounds[:4]])
items = list(range(10))
items[2:5] = "xy"
print(items)
items[::2] = [0] * 5
print(items[:], items[-1:], items[5:2])
items[3:3] = [7, 8, 9]
del items[1::3]
print(items)
del items[:]
items[0:0] = (i * i for i in range(4))
print(items)
for bad in [lambda: items.__setitem__(slice(0, 4, 2), [1]), lambda: items[:: 0], lambda: items["a":]]:
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(error)


class Probe:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


p = Probe()
print(p[1:2], p[:], p[::3], p[1, 2], p[1:2, ..., None], p[()], p[-1])
p[1:] = 5
del p[::2], p[0]
