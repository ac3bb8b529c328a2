# Operator overloading: vectors, matrices, polynomials, fractions, money, intervals, with mixed operands and in-place forms.
from math import gcd, sqrt


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*[a + b for a, b in zip(self.parts, other.parts)])

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Vector(*[-a for a in self.parts])

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.parts, k.parts))
        return Vector(*[a * k for a in self.parts])

    __rmul__ = __mul__

    def __matmul__(self, other):
        return [[a * b for b in other.parts] for a in self.parts]

    def __abs__(self):
        return sqrt(self * self)

    def __bool__(self):
        return any(self.parts)

    def __iter__(self):
        return iter(self.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __len__(self):
        return len(self.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "Vector" + repr(self.parts)


class Frac:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Frac({n}, 0)")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def _of(x):
        return x if isinstance(x, Frac) else Frac(x) if isinstance(x, int) else None

    def _binary(op):
        def forward(a, b):
            b = Frac._of(b)
            return NotImplemented if b is None else op(a, b)

        def backward(a, b):
            b = Frac._of(b)
            return NotImplemented if b is None else op(b, a)

        return forward, backward

    __add__, __radd__ = _binary(lambda a, b: Frac(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__, __rsub__ = _binary(lambda a, b: Frac(a.n * b.d - b.n * a.d, a.d * b.d))
    __mul__, __rmul__ = _binary(lambda a, b: Frac(a.n * b.n, a.d * b.d))
    __truediv__, __rtruediv__ = _binary(lambda a, b: Frac(a.n * b.d, a.d * b.n))
    __floordiv__, __rfloordiv__ = _binary(lambda a, b: (a.n * b.d) // (a.d * b.n))

    def __pow__(self, k):
        return Frac(self.n**k, self.d**k) if k >= 0 else Frac(self.d**-k, self.n**-k)

    def __eq__(self, other):
        other = Frac._of(other)
        return NotImplemented if other is None else (self.n, self.d) == (other.n, other.d)

    def __lt__(self, other):
        other = Frac._of(other)
        return NotImplemented if other is None else self.n * other.d < other.n * self.d

    def __float__(self):
        return self.n / self.d

    def __int__(self):
        return int(self.n / self.d)

    def __round__(self, digits=None):
        return round(float(self), digits)

    def __hash__(self):
        return hash((self.n, self.d))

    def __str__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    def __repr__(self):
        return f"Frac({self.n}, {self.d})"


class Poly:
    def __init__(self, *coefficients):
        c = list(coefficients)
        while c and not c[-1]:
            c.pop()
        self.c = c

    def __call__(self, x):
        total = 0
        for a in reversed(self.c):
            total = total * x + a
        return total

    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)

    def __imul__(self, other):
        self.c = (self * other).c
        return self

    def __str__(self):
        terms = [f"{a}x^{i}" for i, a in enumerate(self.c) if a]
        return " + ".join(reversed(terms)) or "0"


class Interval:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __contains__(self, x):
        return self.lo <= x <= self.hi

    def __and__(self, other):
        return Interval(max(self.lo, other.lo), min(self.hi, other.hi))

    def __or__(self, other):
        return Interval(min(self.lo, other.lo), max(self.hi, other.hi))

    def __lshift__(self, n):
        return Interval(self.lo - n, self.hi - n)

    def __invert__(self):
        return Interval(-self.hi, -self.lo)

    def __format__(self, spec):
        return f"[{self.lo:{spec}}, {self.hi:{spec}}]"


v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v + w, v - w, v * w, 2 * v, v * 2.5, abs(Vector(3, 4)), v @ Vector(1, 10), bool(Vector(0, 0)), [*v], v[-1], {v: 1}[Vector(1, 2, 3)])
for bad in [lambda: v + 1, lambda: 1 + v, lambda: v / 2, lambda: Frac(1, 0), lambda: Frac(1) + 1.5, lambda: Frac(1) < "a", lambda: "a" * v]:
    try:
        print(bad())
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
a, b = Frac(1, 2), Frac(-3, 4)
print(a + b, a - b, a * b, a / b, a // b, 1 - a, 2 / a, a**3, a**-2, a == Frac(2, 4), a == 0.5, a > b, max(a, b, 1), sum([a, b, a]), float(b), round(b, 1), int(Frac(7, 2)))
p = Poly(1, 1)
p *= Poly(-1, 1)
p *= Poly(0, 0, 2)
print(p, p(3), Poly(), [Poly(1, 2)(x) for x in range(4)])
i, j = Interval(0, 5), Interval(3, 9)
print(3 in i, 7 in i, f"{i & j} {i | j:.1f} {i << 2:03d} {~j}")
total = Frac(0)
for n in range(1, 12):
    total += Frac(1, n * (n + 1))
print(total, repr(total), hash(total) == hash(Frac(11, 12)))
