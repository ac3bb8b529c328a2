# collections: Counter, defaultdict, deque, OrderedDict, namedtuple, ChainMap, User classes.
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap, UserDict, UserList, UserString
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()), sorted(c.elements()))
print(c + Counter("miss"), c - Counter("miss"), c & Counter("pss"), c | Counter("zz"), +Counter(a=1, b=-1), c.total())
c.update("mm"); c.subtract("s"); print(c, list(c), dict(c))
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d.default_factory, "z" in d)
dq = deque([1, 2, 3], maxlen=3)
dq.append(4); dq.appendleft(0); print(dq, dq[0], dq.maxlen)
dq.rotate(1); print(dq, list(reversed(dq)), dq.pop(), dq.popleft(), dq)
od = OrderedDict([("b", 1), ("a", 2)])
od.move_to_end("b"); print(od, od.popitem(last=False), od, list(od))
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2)
print(p, p._asdict(), p._replace(x=5), P._fields, P._make([1, 2, 3]), p == (1, 2, 0), P._field_defaults)
x, y, z = p
print(x, y, z, p[0], len(p), p.index(2))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], dict(cm), cm.new_child({"c": 9})["c"], cm.parents, list(cm), cm)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1); u["b"] = 2
print(u, u.data, "A" in u, len(u))
class UL(UserList):
    def sum(self): return sum(self.data)
l = UL([3, 1, 2]); l.append(4)
print(l, l.sum(), sorted(l), l[1:], type(l[1:]).__name__, l + [5], l == [3, 1, 2, 4])
us = UserString("abc")
print(us.upper(), us + "d", type(us.upper()).__name__, us == "abc", "b" in us)
