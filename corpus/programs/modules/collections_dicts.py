# defaultdict and OrderedDict.
from collections import OrderedDict, defaultdict

groups = defaultdict(list)
for word in "apple avocado banana blueberry cherry apricot".split():
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"], len(groups), groups.get("q"), "q" in groups, groups.default_factory)
counts = defaultdict(int, start=5)
for c in "mississippi" * 6:
    counts[c] += 1
print(counts, sorted(counts.items()), counts.copy(), counts.pop("start"), counts | {"m": 0}, type(counts | {}).__name__)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print({k: dict(v) for k, v in nested.items()}, defaultdict(None, x=1), defaultdict())
for bad in [lambda: defaultdict(None)["k"], lambda: defaultdict(5), lambda: defaultdict()["x"], lambda: defaultdict(int)[[]]]:
    try:
        print(bad())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o)
o.move_to_end("c", last=False); print(o, list(o), list(reversed(o)), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) | {"z": 2}, OrderedDict.fromkeys("xy", 0), OrderedDict(), o.copy(), o.pop("b", None), o.pop("nothing", "default"), o.setdefault("s", 1), o.items(), o.values(), o.keys(), bool(OrderedDict()))
o["b"] = 5; o["s"] = 6; del o["b"]; o["b"] = 7; o.update(n=8); print(o, repr(o), len(o), o.clear(), o)
for bad in [lambda: OrderedDict().popitem(), lambda: OrderedDict().move_to_end("x"), lambda: OrderedDict()["x"], lambda: OrderedDict(a=1).pop("b"), lambda: OrderedDict(5)]:
    try:
        print(bad())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)


class Recent(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > 3:
            del self[next(iter(self))]


r = Recent()
for i in range(30):
    r[i * 7 % 5] = i
print(r)
