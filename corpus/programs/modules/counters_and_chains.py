# collections.Counter as a multiset, and ChainMap as nested scopes.
from collections import ChainMap, Counter

a, b = Counter("abracadabra"), Counter(a=1, z=3, b=-2)
print(a + b, a - b, a & b, a | b, +b, -b, sep="\n")
print(a.most_common(2), a.most_common(0), a.most_common(-1), a["nothing"], "nothing" in a, a.total())
print(a == Counter(a), a != b, Counter(a=1) == Counter(a=1, b=0), Counter(a=1) < Counter(a=2), a >= Counter("abc"))
c = Counter(a)
c += Counter("xxa")
c -= Counter("bb")
print(c)
c |= Counter(q=2, a=1)
c &= Counter(a=3, q=9, x=1)
print(c, sorted(c.elements()))
c.subtract({"a": 5})
c.update(["a", "n"])
del c["missing"]
print(c, Counter([3, 1, 3]), Counter({"x": 2}), Counter(k=1) | Counter(), repr(Counter()))
for wrong in (lambda: Counter.fromkeys("ab"), lambda: Counter(5), lambda: Counter() + {}, lambda: hash(Counter())):
    try:
        print(wrong())
    except (NotImplementedError, TypeError) as error:
        print(type(error).__name__, error)

base = {"color": "red", "user": "guest"}
env = ChainMap({}, base)
print(env, env["color"], len(env), list(env), "user" in env, env.get("none", 0))
child = env.new_child({"user": "admin"})
child["color"] = "blue"
print(child, dict(child), child.parents, base)
print(child.pop("user"), child["user"], child.maps, list(child.items()), child == {"color": "blue", "user": "guest"})
print(child | {"n": 1}, {"n": 1} | child, bool(ChainMap()), child.setdefault("color", "x"), child.setdefault("new", "y"))
for wrong in (lambda: child["none"], lambda: child.__delitem__("user"), lambda: child.pop("user"), lambda: ChainMap().popitem()):
    try:
        print(wrong())
    except KeyError as error:
        print(repr(error))
child.clear()
print(child, child.copy() == child, ChainMap.fromkeys("ab", 1))
