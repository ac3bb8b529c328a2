# Every method of dict, in insertion order, and its errors.
d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, list(d), list(d.keys()), list(d.values()), list(d.items()), d.setdefault("a", 9), d.setdefault("e", 5), d.pop("b"), d.pop("zz", None), d)
d.update({"a": 10, "f": 6}); d.update([("g", 7)], h=8); d.update(); print(d)
print(d.popitem(), d.popitem(), d, d.copy() == d, d.copy() is d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict(zip("ab", range(2))))
print(d | {"a": 0, "z": 1}, {"a": 0} | d, {1: 2} == {1.0: 2}, {1: 2} != {1: 3}, {"x": 1, "y": 2} == {"y": 2, "x": 1}, list(reversed(d)), list(reversed(d.items())))
d |= [("k", "v")]
del d["a"]
d["a"] = "moved to the end"
print(d, str({}), {1: {2: {3: {}}}}, {None: 1, (): 2, 1.5: 3, True: 4})
print(d.clear(), d, {True: "t", 1: "one", 1.0: "float"}, {0: "a", False: "b", -0.0: "c"}, hash(1) == hash(1.0))
bad = [lambda: {}["x"], lambda: {}[[]], lambda: {[]: 1}, lambda: {}.pop("x"), lambda: {}.popitem(), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: {}.update(5), lambda: {} < {}, lambda: {} + {}, lambda: {} | [], lambda: hash({}), lambda: {}.get(), lambda: {}.get([]), lambda: dict(1, 2), lambda: {}.__getitem__((1, 2)), lambda: dict.fromkeys(), lambda: {1: 2}.pop(), lambda: dict("ab"), lambda: [] in {}, lambda: dict(["ab", "cd"])]
for f in bad:
    try:
        print(f())
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
table = {}
for i in range(200):
    table[i * 37 % 101] = i
    if i % 3 == 0:
        table.pop(i * 11 % 101, None)
print(len(table), list(table.items())[:6], sum(table), sum(table.values()))
for mutate in (lambda t: t.update(new=1), lambda t: t.pop(2), lambda t: t.clear()):
    t = {1: 1, 2: 2, 3: 3}
    try:
        for k in t:
            mutate(t)
        print("no error", t)
    except RuntimeError as error:
        print(error)
t = {1: 1, 2: 2}
for k in t:
    t[k] = "value changes are fine"
print(t)
