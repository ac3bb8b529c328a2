# copy: shallow and deep, cycles, slots, __copy__ and __deepcopy__.
import copy
class Node:
    def __init__(self, v, kids=None):
        self.v = v
        self.kids = kids or []
    def __repr__(self):
        return f"Node({self.v}, {self.kids})"
n = Node(1, [Node(2), Node(3)])
s = copy.copy(n)
d = copy.deepcopy(n)
n.kids[0].v = 99
n.kids.append(Node(4))
print(n, s, d)
l = [1, [2, 3], {"a": [4]}, (5, [6]), {7}, "s", None]
c = copy.deepcopy(l)
l[1].append(0); l[2]["a"].append(0); l[3][1].append(0)
print(l, c)
r = [1]
r.append(r)
rc = copy.deepcopy(r)
print(rc[1] is rc, rc)
class C:
    def __init__(self): self.log = []
    def __copy__(self):
        x = C(); x.log = self.log + ["copied"]; return x
    def __deepcopy__(self, memo):
        x = C(); x.log = copy.deepcopy(self.log, memo) + ["deep"]; return x
print(copy.copy(C()).log, copy.deepcopy(C()).log)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = [1]
t = copy.copy(s); u = copy.deepcopy(s)
print(t.a is s.a, u.a is s.a, u.a, hasattr(u, "b"))
print(copy.copy({1: 2}), copy.copy({1, 2}), copy.copy([1]), copy.deepcopy(3.5), copy.copy(len) is len, copy.deepcopy(int) is int)
class L(list): pass
x = L([1, [2]]); x.tag = "t"
y = copy.deepcopy(x)
print(y, type(y).__name__, y.tag, y[1] is x[1])
