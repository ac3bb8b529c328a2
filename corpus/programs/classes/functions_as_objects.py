# Functions and methods as objects: attributes, equality, binding by hand.
import types


def f(a, b=2, *c, d=4, **e):
    return a, b, c, d, e


f.tag = "t"
print(f.__name__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.__code__.co_varnames, f.__closure__)


class C:
    def __init__(self, v):
        self.v = v

    def m(self, x=1):
        return self.v, x


c = C(5)
m = c.m
print(m(), m(2), m.__self__ is c, m.__func__ is C.m, c.m == c.m, c.m == C(5).m, m.__name__)
print(C.m(c, 3), f.__get__(9)(8), f.__get__(None, int) is f, types.MethodType(f, 1)(2))
c.g = f
print(c.g(1), types.MethodType(len, "abc")())
made = types.FunctionType(f.__code__, globals(), "made", (10, 20))
made.__kwdefaults__ = {"d": 0}
print(made(1), made(), made.__name__)
try:
    made.__kwdefaults__ = 5
except TypeError as error:
    print(error)
for bad in [lambda: m.__setattr__("x", 1), lambda: setattr(m, "x", 1), lambda: f.nothing, lambda: types.MethodType(5, 1), lambda: types.MethodType(f, None), lambda: setattr(f, "__code__", 5), lambda: setattr(f, "__defaults__", 5)]:
    try:
        bad()
        print("fine")
    except (TypeError, AttributeError) as error:
        print(error)
print([types.MethodType(lambda s, x: s + x, i)(1) for i in range(20)])
print(type(f) is types.FunctionType, type(m) is types.MethodType, isinstance(len, types.FunctionType))
