# Descriptors of every kind, attribute hooks, slots, cooperative super.
class Cached:
    def __init__(self, f): self.f, self.n = f, f.__name__
    def __get__(self, o, t=None):
        if o is None: return self
        v = o.__dict__[self.n] = self.f(o)
        return v
class Circle:
    def __init__(self, r): self._r = r
    @property
    def r(self):
        "radius"
        return self._r
    @r.setter
    def r(self, v):
        if v < 0: raise ValueError("neg")
        self._r = v
    @r.deleter
    def r(self): print("del"); self._r = 0
    @Cached
    def area(self): print("calc"); return round(3.14159 * self.r ** 2, 2)
    @staticmethod
    def unit(): return Circle(1)
    @classmethod
    def of(cls, d): return cls(d / 2)
    ro = property(lambda s: 1)
c = Circle(2); print(c.area, c.area, c.r); c.r = 5; print(c.r, c.area); del c.r; print(c.r, Circle.r.__doc__, Circle.unit().r, Circle.of(4).r, c.unit().r)
for f in (lambda: setattr(c, "r", -1), lambda: setattr(c, "ro", 1), lambda: delattr(c, "ro"), lambda: c.nope, lambda: Circle.nope, lambda: setattr(Circle, "__dict__", 1), lambda: delattr(c, "zzz")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class Log:
    def __getattr__(self, n): 
        if n.startswith("__"): raise AttributeError(n)
        return f"got {n}"
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2 if isinstance(v, int) else v)
    def __delattr__(self, n): print("deleting", n); object.__delattr__(self, n)
l = Log(); l.x = 5; print(l.x, l.y); del l.x; print(l.x)
class Every:
    def __init__(self): self.a = 1
    def __getattribute__(self, n):
        print("get", n)
        return object.__getattribute__(self, n)
    def m(self): return self.a
print(Every().m())
class Slots:
    __slots__ = ("a", "_b")
    def __init__(self): self.a = 1
s = Slots()
for f in (lambda: s._b, lambda: setattr(s, "z", 1), lambda: s.__dict__, lambda: delattr(s, "_b")):
    try: print(f())
    except AttributeError as e: print(e)
class Sub(Slots): pass
t = Sub(); t.z = 2; print(t.z, t.__dict__, t.a, Slots.a, Slots.__slots__)
class NonData:
    def __get__(self, o, t): return "nd"
class Data(NonData):
    def __set__(self, o, v): o.__dict__["d"] = v
class H: n = NonData(); d = Data()
h = H(); h.__dict__["n"] = "inst"; h.d = "x"; print(h.n, h.d, h.__dict__)
class Method:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): return lambda *a: self.f(o, *a)
class U:
    @Method
    def go(self, x): return (type(self).__name__, x)
print(U().go(3))
class Base:
    def hi(self): return "base"
class Kid(Base):
    def hi(self): return "kid+" + super().hi()
class Mix:
    def hi(self): return "mix+" + super().hi()
class Multi(Mix, Kid): pass
print(Multi().hi(), [k.__name__ for k in Multi.__mro__], super(Kid, Multi()).hi(), Base.hi(Multi()), super(Mix, Multi).hi(Multi()))
print(vars(Base()).keys(), hasattr(c, "r"), getattr(c, "q", "dflt"), callable(c), callable(Circle), dir(s)[-2:], c.__class__.__name__, type(c).__qualname__)
m = c.of; print(m.__self__ is Circle, m.__func__.__name__, c.unit.__name__, Circle.__init__.__qualname__)
