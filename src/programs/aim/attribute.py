# Owners of the attribute x and the method m, by where these live.
class Z0: pass
class Z1:
    x = property(lambda o: 'Z1.x', lambda o, v: None)
    def m(self, v=0): return 'Z1.m'
class C0:
    x = property(lambda o: 'C0.x', lambda o, v: None)
    def m(self, v=0): return 'C0.m'
class A(Z0):
    def __init__(self): self.x = 1
    def m(self, v=0): return ('m', self.x, v)
    def __repr__(self): return 'A()'
class B:
    def __init__(self): self.y = 8; self.x = 9
    def m(self, v=0): return ('B.m', v)
    def __repr__(self): return 'B()'
class W:
    def m(self, v=0): return ('W.m', v)
    def __repr__(self): return 'W()'
def a_dict():
    o = W()
    o.__dict__ = {'x': 1, 'z': 2}
    return o
def moved():
    o = W()
    o.__dict__ = {'w': 3, 'x': 4}
    return o
def materialized():
    o = A()
    o.__dict__
    return o
def emptied():
    o = W()
    o.__dict__ = {}
    return o
def replaced():
    o = A()
    o.__dict__ = {'m': lambda v=0: 'own m', 'x': 'own x'}
    return o
def own_method():
    o = W()
    o.__dict__ = {'x': 1, 'm': lambda v=0: 'own m'}
    return o
def unset():
    o = A()
    del o.x
    return o
def last_first():
    # The first of the shared keys is set after the second.
    o = A()
    o.y = 2
    del o.x
    return o
def crowded():
    o = W()
    o.__dict__ = {'c0': 0, 'c1': 1, 'c2': 2, 'c3': 3, 'c4': 4, 'x': 5, 'c6': 6}
    return o
class V(tuple):
    # Where the size of instances varies, their dict has no fixed place.
    def m(self, v=0): return ('V.m', v)
    def __repr__(self): return 'V()'
def own_v():
    o = V((1, 2))
    o.m = lambda v=0: 'own m'
    return o
def w_values():
    o = W()
    o.x = 7
    return o
class G(A):
    def __getattr__(self, name): return ('getattr', name)
class P5:
    def __init__(self): self.z = 0
    @property
    def x(self): return 5
    @x.setter
    def x(self, v): self.z = v
    def m(self, v=0): return 'p5'
    def __repr__(self): return 'P5()'
def p5_dict():
    o = P5()
    o.__dict__ = {'x': 70, 'z': 71}
    return o
class N: pass
class C1: x = 'class'
class Sl:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def m(self, v=0): return 'slot'
    def __repr__(self): return 'Sl()'
class Sm:
    # Slots lie in the order of their names.
    __slots__ = ('w', 'x')
    def __init__(self): self.w = 8; self.x = 9
    def m(self, v=0): return 'other slot'
    def __repr__(self): return 'Sm()'
class Se:
    __slots__ = ('x',)
    def __repr__(self): return 'Se()'
kept = A()
kept_dict = a_dict()
def state(o):
    return getattr(o, 'x', '-'), getattr(o, 'y', '-'), getattr(o, 'z', '-'), getattr(o, 'w', '-')
