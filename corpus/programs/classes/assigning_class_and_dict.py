# __abstractmethods__, __class__ and __dict__ assigned and deleted, by CPython's rules.
class Abs:
    def f(self):
        pass


try:
    print(Abs.__abstractmethods__)
except AttributeError as e:
    print(e)
Abs.__abstractmethods__ = frozenset({"f"})
try:
    Abs()
except TypeError as e:
    print(e)
print(Abs.__abstractmethods__)


class Sub(Abs):
    pass


print(type(Sub()).__name__)
Abs.__abstractmethods__ = ()
print(type(Abs()).__name__)
del Abs.__abstractmethods__
Abs()
class M:
    __abstractmethods__ = ["zz", "aa"]
print(type(M()).__name__)
class I(int): pass
I.__abstractmethods__ = {"q"}
print(I(5))
try:
    class Metal:
        pass
    Metal.__class__ = type
    print("ok")
    Metal.__class__ = object
except TypeError as e:
    print(e)
class Meta(type): pass
class Q: pass
try:
    int.__class__ = Meta
except TypeError as e:
    print(e)
class A: pass
class B: __slots__ = ()
class C: __slots__ = ("x",)
class D: __slots__ = ("x",)
class E(A): pass
for o, k in ((A(), E), (A(), B), (A(), C), (C(), D), (C(), C), (B(), A), (E(), A), (A(), 5), (A(), int), (A(), type)):
    try:
        o.__class__ = k
        print("ok", type(o).__name__)
    except TypeError as e:
        print(e)
a = A()
a.x = 1
d = a.__dict__
a.__dict__ = {"y": 2}
print(a.y, d, hasattr(a, "x"))
del a.__dict__
print(a.__dict__)
for bad in (5, None, [("a", 1)]):
    try:
        a.__dict__ = bad
    except TypeError as e:
        print(e)
try:
    A.__dict__ = {}
except AttributeError as e:
    print(e)
try:
    del A.__dict__
except AttributeError as e:
    print(e)
def f(): pass
f.z = 1
f.__dict__ = {"q": 3}
print(f.q, f.__dict__)
try:
    f.__dict__ = 5
except TypeError as e:
    print(e)
try:
    del f.__dict__
except TypeError as e:
    print(e)
e = ValueError(1)
e.__dict__ = {"k": 1}
print(e.k, e.__dict__)
try:
    del e.__dict__
except TypeError as x:
    print(x)
import math
try:
    math.__dict__ = {}
except AttributeError as x:
    print(x)
try:
    B().__dict__
except AttributeError as x:
    print(x)
try:
    C().x
except AttributeError as x:
    print(x)
