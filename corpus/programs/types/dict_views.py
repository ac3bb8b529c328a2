# Views are live, behave like sets, and iterate in order.
d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
d["d"] = 4
print(keys, values, items, len(keys), "d" in keys, 4 in values, ("d", 4) in items, ("d", 5) in items, "d" in items)
small = {1: "x", 2: "y", 3: "z"}
print(small.keys() & {1, 5}, small.keys() | [9], small.keys() - [1], small.keys() ^ {3, 4}, {1, 2} & small.keys(), small.keys() == {1, 2, 3}, small.keys() <= {1, 2, 3, 4}, small.keys() > {1}, small.keys().isdisjoint([7]), small.items() & [(1, "x")], small.items() == {(1, "x"), (2, "y"), (3, "z")})
print(list(reversed(keys)), list(reversed(values)), sorted(items), [k + str(v) for k, v in items], dict(items) == d, keys == d.keys(), values == d.values(), repr({}.keys()), {}.values(), {}.items(), iter(keys).__length_hint__(), keys.mapping["a"])
for bad in [lambda: hash(keys), lambda: keys[0], lambda: values + values, lambda: keys.add, lambda: keys & 5, lambda: d.keys.__name__ + 5, lambda: type(keys)()]:
    try:
        print(bad())
    except TypeError as error:
        print(error)
    except AttributeError as error:
        print(error)
it = iter(d)
print(next(it))
d["new"] = 0
try:
    next(it)
except RuntimeError as error:
    print(error)
total = 0
for i in range(50):
    for k, v in small.items():
        total += k * len(v) + i
print(total, all(k in keys for k in d), sum(values))
