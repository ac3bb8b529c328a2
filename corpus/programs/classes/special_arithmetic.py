# All binary operators with their reflected and in-place forms, and NotImplemented.
import operator

names = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()


class Left:
    pass


class Right:
    pass


class Both(Left):
    pass


for name in names:
    setattr(Left, "__%s__" % name, lambda self, other, name=name: "L." + name if isinstance(other, (int, Both)) else NotImplemented)
    setattr(Right, "__r%s__" % name, lambda self, other, name=name: "R.r" + name)
    setattr(Both, "__r%s__" % name, lambda self, other, name=name: "B.r" + name)
    setattr(Right, "__i%s__" % name, lambda self, other, name=name: "R.i" + name)
functions = [getattr(operator, n + "_" if n in ("and", "or") else n) for n in names]
for name, f in zip(names, functions):
    print(name, f(Left(), 1), f(Left(), Right()), f(Left(), Both()), f(1, Right()), end=" ")
    try:
        f(Left(), "x")
    except TypeError as error:
        print(error)
for name in names:
    print(getattr(operator, "i" + name)(Right(), 1), getattr(operator, "i" + name)(Left(), 1), end=" ")
print()


class Unary:
    __neg__ = lambda self: "neg"
    __pos__ = lambda self: "pos"
    __invert__ = lambda self: "invert"
    __abs__ = lambda self: "abs"
    __index__ = lambda self: 3
    __int__ = lambda self: 7
    __float__ = lambda self: 2.5
    __complex__ = lambda self: 1j
    __round__ = lambda self, n=None: ("round", n)
    __trunc__ = lambda self: "trunc"
    __floor__ = lambda self: "floor"
    __ceil__ = lambda self: "ceil"
    __divmod__ = lambda self, o: ("divmod", o)
    __rdivmod__ = lambda self, o: ("rdivmod", o)
    __pow__ = lambda self, e, m=None: ("pow", e, m)


import math

u = Unary()
print(-u, +u, ~u, abs(u), int(u), float(u), complex(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u))
print(divmod(u, 1), divmod(1, u), pow(u, 2), pow(u, 2, 5), u**2, [0, 1, 2, 3][u], "abcd"[:u], hex(u), range(u), [1] * u if False else "")
