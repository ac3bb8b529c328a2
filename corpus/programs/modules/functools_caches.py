# functools: caches, total_ordering, cached_property, singledispatch, partial, wraps.
import functools
from functools import lru_cache, cache, partial, reduce, wraps, total_ordering, cached_property, singledispatch, partialmethod, cmp_to_key, singledispatchmethod
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
fib.cache_clear()
print(fib.cache_info())
@lru_cache(maxsize=2)
def sq(x, *, k=0):
    print("compute", x)
    return x * x + k
sq(1); sq(2); sq(1); sq(3); sq(2); sq(1, k=1)
print(sq.cache_info(), sq.__name__, sq.__wrapped__(4), sq.cache_parameters())
@cache
def g(x): return x
print(g(1), g(1), g.cache_info())
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"V({self.n})"
print(V(1) <= V(2), V(1) >= V(2), V(3) > V(2), max(V(1), V(5)), sorted([V(3), V(1)]))
class C:
    @cached_property
    def slow(self):
        print("slow")
        return 42
    @singledispatchmethod
    def m(self, x): return "any"
    @m.register
    def _(self, x: int): return "int"
c = C()
print(c.slow, c.slow, c.__dict__, c.m(1), c.m("a"))
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show("a"), show([1, 2]), show(True), show.dispatch(bool) is show.dispatch(int), show.registry.keys() >= {int, list})
p = partial(int, base=2)
print(p("101"), p, p.func, p.args, p.keywords)
class W:
    def _do(self, a, b): return (a, b)
    do1 = partialmethod(_do, 1)
print(W().do1(2))
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "inner doc"
        return f(*a, **k)
    return inner
@deco
def documented(x: int) -> str:
    "the doc"
    return str(x)
print(documented.__name__, documented.__doc__, documented.__wrapped__(3), documented.__annotations__)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 10))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
