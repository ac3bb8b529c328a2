# Operators, reflected and in place, conversions, subclasses of builtin types.
from functools import total_ordering
class Vec:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f"Vec{self.c}"
    def __eq__(self, o): return isinstance(o, Vec) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vec(*(-a for a in self.c))
    def __pos__(self): return self
    def __invert__(self): return Vec(*reversed(self.c))
    def __mul__(self, k): return Vec(*(a * k for a in self.c)) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(self.c, k.c)) if isinstance(k, Vec) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self * o
    def __truediv__(self, k): return Vec(*(a / k for a in self.c))
    def __floordiv__(self, k): return Vec(*(a // k for a in self.c))
    def __rfloordiv__(self, k): return ("rfd", k)
    def __mod__(self, k): return Vec(*(a % k for a in self.c))
    def __divmod__(self, k): return self // k, self % k
    def __pow__(self, n, mod=None): return ("pow", n, mod)
    def __rpow__(self, o): return ("rpow", o)
    def __lshift__(self, n): return ("ls", n)
    def __rrshift__(self, n): return ("rrs", n)
    def __and__(self, o): return ("and", o)
    def __ror__(self, o): return ("ror", o)
    def __xor__(self, o): return NotImplemented
    def __iadd__(self, o): self.c = (self + o).c; return self
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __bool__(self): return any(self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __iter__(self): return iter(self.c)
    def __contains__(self, x): return x in self.c
    def __int__(self): return int(abs(self))
    def __float__(self): return abs(self)
    def __complex__(self): return complex(*self.c[:2])
    def __index__(self): return len(self.c)
    def __round__(self, n=None): return Vec(*(round(a, n) for a in self.c))
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __format__(self, s): return "<" + ", ".join(format(a, s) for a in self.c) + ">"
    def __call__(self, *a, **k): return a, k
    def __reversed__(self): return iter(self.c[::-1])
    def __lt__(self, o): return abs(self) < abs(o)
import math
a, b = Vec(1, 2), Vec(3, 4.5)
print(a + b, a - b, -a, +a, ~a, a * 2, 2 * a, a * b, a @ b, a / 2, b // 2, 7 // a, a % 2, divmod(b, 2), a ** 2, pow(a, 2, 3), 2 ** a, a << 1, 5 >> a, a & 1, 1 | a, abs(b), bool(Vec(0, 0)), len(a), a[0], list(a), 2 in a, int(b), float(a), complex(a), hex(a), [1, 2, 3][a], round(b, 1), round(b), math.floor(a), math.ceil(a), math.trunc(a), f"{b:.2f}", format(a, "03d"), a(1, x=2), list(reversed(a)), sum([a, b]), a < b, b > a, sorted([b, a]), a == Vec(1, 2), a != b, {a: 1}[Vec(1, 2)], max(a, b))
a += b; print(a); x, *y = a; print(x, y)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a ^ 1, lambda: 1 ^ a, lambda: a | 1, lambda: a - 1, lambda: "s" + a, lambda: a <= b, lambda: a >> 1, lambda: a @ 1, lambda: [] < a, lambda: divmod(1, a)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class R:
    def __init__(self, n): self.n = n
    def __add__(self, o): print("R.add"); return NotImplemented
    def __radd__(self, o): print("R.radd"); return "radd"
    def __eq__(self, o): print("R.eq"); return NotImplemented
    def __lt__(self, o): print("R.lt"); return NotImplemented
    def __gt__(self, o): print("R.gt"); return True
class RS(R):
    def __radd__(self, o): print("RS.radd"); return "rs"
print(R(1) + RS(1), 5 + R(1), R(1) == R(2), R(1) < R(2), R(1) < RS(1), R(1) != 3)
try: R(1) + R(2)
except TypeError as e: print(e)
@total_ordering
class Ver:
    def __init__(self, s): self.t = tuple(map(int, s.split(".")))
    def __eq__(self, o): return self.t == o.t if isinstance(o, Ver) else NotImplemented
    def __lt__(self, o): return self.t < o.t if isinstance(o, Ver) else NotImplemented
print(Ver("1.2") <= Ver("1.10"), Ver("2.0") > Ver("1.9"), Ver("1.0") >= Ver("1.0"))
try: Ver("1") <= 3
except TypeError as e: print(e)
try: hash(Ver("1"))
except TypeError as e: print(e)
class Int(int):
    def __add__(self, o): return Int(int(self) + o)
    def __repr__(self): return f"Int({int(self)})"
print(Int(3) + 4, 4 + Int(3), Int(3) * 2, [Int(1)], str(Int(5)), f"{Int(5)}", Int(7) == 7, {Int(1): "x"}[1], -Int(3), Int("12"), Int(3).bit_length(), type(Int(3) + 1).__name__)
class Str(str):
    def upper(self): return "UP:" + super().upper()
    def __getitem__(self, i): return Str(super().__getitem__(i))
s = Str("abc"); print(s.upper(), s[0].upper(), s + "d", type(s + "d").__name__, s == "abc", "".join([s, "x"]), f"{s}", s.join(["1", "2"]), isinstance(s, str), len(s), s in "xabc", {s: 1}["abc"])
class L(list):
    def __getitem__(self, i): return super().__getitem__(i % len(self)) if isinstance(i, int) else L(super().__getitem__(i))
    def append(self, x): print("append", x); super().append(x)
l = L([1, 2, 3]); l.append(4); print(l[7], l[1:3], type(l[1:3]).__name__, l + [5], type(l + [5]).__name__, sorted(l), l.copy(), len(l), l == [1, 2, 3, 4], repr(l))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
t = T(1, 2); print(t, t.first, t + (3,), hash(t) == hash((1, 2)), T(1, 2) == (1, 2), isinstance(t, tuple))
