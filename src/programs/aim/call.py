# Things that are called, by how they take their arguments.
def g0(): return 'g0'
def g1(a): return ('g1', a)
def g2(a, b): return ('g2', a, b)
def d1(a=1): return ('d1', a)
def d2(a, b=2): return ('d2', a, b)
def d3(a=1, b=2): return ('d3', a, b)
def d4(a, b=2, c=3, d=4): return ('d4', a, b, c, d)
def made(d):
    # One code object, and as many functions as it is asked for.
    def f(a, b=d): return ('made', a, b)
    return f
made1, made2, made3 = made(1), made(2), made(3)
made2.__defaults__ = None
made3.__defaults__ = (7, 8)
def kw(a, *, k=3): return ('kw', a, k)
def star(*a): return ('star', a)
class A:
    def m(self, a): return ('A.m', a)
    def d(self, a=4): return ('A.d', a)
    def e(self, a, b=5): return ('A.e', a, b)
    @classmethod
    def c(cls, a): return ('A.c', a)
    @staticmethod
    def s(a): return ('A.s', a)
    def __repr__(self): return 'A()'
class B:
    def m(self, *a): return ('B.m', a)
    def __repr__(self): return 'B()'
class Init:
    def __init__(self, a): self.a = a
    def __repr__(self): return 'Init()'
class Callable:
    def __call__(self, *a): return ('call', a)
bound = A().m
lst = []
class Keeps:
    def __init__(self, f): self.f = f
    def __repr__(self): return 'Keeps()'
class Takes:
    # Enough as an attribute of the class; as a method it gets its receiver too.
    def f(a): return ('Takes.f', a)
    def __repr__(self): return 'Takes()'
class Has:
    def f(self, a): return ('Has.f', a)
    def __repr__(self): return 'Has()'
def deep(n): return deep(n - 1) if n else 0
def deep_default(n, d=0): return deep_default(n - 1) if n else d
class Deep:
    def __call__(self, n): return self(n - 1) if n else 0
def shallow(n): return shallow(n - 1) if n else 'bottom'
def shallow_default(n, d='bottom'): return shallow_default(n - 1) if n else d
class Shallow:
    def m(self, n, d='bottom'): return self.m(n - 1) if n else d
shallow_method = Shallow().m
