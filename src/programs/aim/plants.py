# What planted bugs beside guards break: wide operands, lookup rules, versions given out more than once, errors.
class Wide:
    def __init__(self): self.first = 0; self.late = 1
    def go(self, v=0): return ('go', v)
    def __repr__(self): return 'Wide()'
class Narrow:
    def __init__(self): self.late = 5
    def go(self, v=0): return 'narrow'
    def __repr__(self): return 'Narrow()'
late = 7
a0 = 'a0'
class K0:
    def __init__(self): self.y = 0; self.x = -0
    def m(self, v=0): return ('m', 0)
    def __repr__(self): return 'K0()'
class K1:
    def __init__(self): self.x = 1; self.y = -1
    def m(self, v=0): return ('m', 1)
    def __repr__(self): return 'K1()'
class K2:
    def __init__(self): self.y = 2; self.x = -2
    def m(self, v=0): return ('m', 2)
    def __repr__(self): return 'K2()'
class K3:
    def __init__(self): self.x = 3; self.y = -3
    def m(self, v=0): return ('m', 3)
    def __repr__(self): return 'K3()'
class K4:
    def __init__(self): self.y = 4; self.x = -4
    def m(self, v=0): return ('m', 4)
    def __repr__(self): return 'K4()'
class K5:
    def __init__(self): self.x = 5; self.y = -5
    def m(self, v=0): return ('m', 5)
    def __repr__(self): return 'K5()'
class K6:
    def __init__(self): self.y = 6; self.x = -6
    def m(self, v=0): return ('m', 6)
    def __repr__(self): return 'K6()'
class K7:
    def __init__(self): self.x = 7; self.y = -7
    def m(self, v=0): return ('m', 7)
    def __repr__(self): return 'K7()'
class K8:
    def __init__(self): self.y = 8; self.x = -8
    def m(self, v=0): return ('m', 8)
    def __repr__(self): return 'K8()'
class K9:
    def __init__(self): self.x = 9; self.y = -9
    def m(self, v=0): return ('m', 9)
    def __repr__(self): return 'K9()'
def r0(o): return o.x, o.m(1)
def r1(o): return o.x, o.m(1)
def r2(o): return o.x, o.m(1)
def r3(o): return o.x, o.m(1)
def r4(o): return o.x, o.m(1)
def r5(o): return o.x, o.m(1)
def r6(o): return o.x, o.m(1)
def r7(o): return o.x, o.m(1)
def r8(o): return o.x, o.m(1)
def r9(o): return o.x, o.m(1)
def warm(first, last):
    readers = [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9]
    classes = [K0, K1, K2, K3, K4, K5, K6, K7, K8, K9]
    for k in range(first, last):
        o = classes[k]()
        for i in range(12): readers[k](o)
class Meta(type):
    m = property(lambda cls: lambda v: ('meta', v))
class Cm(metaclass=Meta):
    def m(self): return 'own'
class Plainly:
    def m(self): return 'plainly'
def make_later():
    class Later:
        def __repr__(self): return 'Later()'
    o = Later()
    o.x = 1
    Later.x = property(lambda o: 'later', lambda o, v: log.append('set'))
    return o
def make_dictly():
    class Dictly:
        def __repr__(self): return 'Dictly()'
    o = Dictly()
    o.__dict__ = {'x': 2, 'y': 3}
    Dictly.x = property(lambda o: 'dictly', lambda o, v: log.append('set'))
    return o
later = make_later()
dictly = make_dictly()
class Hooked:
    def __init__(self): object.__setattr__(self, 'x', 1)
    def __getattribute__(self, name): return ('hook', name)
    def __setattr__(self, name, value): log.append(name)
    def __repr__(self): return 'Hooked()'
hooked = Hooked()
class Z0:
    def m(self): return 'Z0.m'
class Z1:
    x = property(lambda o: 'Z1.x', lambda o, v: log.append('Z1'))
    def m(self): return 'Z1.m'
class A(Z0):
    def __init__(self): self.x = 1
    def __repr__(self): return 'A()'
class Inherits(Z0):
    def __init__(self): self.x = 4
    def __repr__(self): return 'Inherits()'
kept = A()
child = Inherits()
def make_named():
    def named(): return 1
    named.m = 2
    return named
named = make_named()
class Caller:
    def m(self, a): return ('m', a)
    def d(self, a, b=4): return ('d', a, b)
    def __repr__(self): return 'Caller()'
def deep(n): return deep(n - 1) if n else 0
def wide(n, a=1): return wide(n - 1) if n else a
def tells(v, w=2): return ('tells', v, w)
def told(v, w=3): return ('told', w, v)
