# Generators: send, throw, close, delegation, pipelines.
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it): return [x for _, x in zip(range(n), it)]
print(take(10, fib()))
def tree(t):
    if t:
        l, v, r = t
        yield from tree(l); yield v; yield from tree(r)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def sub():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
        return "result"
    except ValueError as e:
        print("caught", e)
        yield "recovered"
        return "after error"
    finally:
        print("cleanup")
def deleg():
    r = yield from sub()
    print("sub returned", r)
    yield r
g = deleg(); print(next(g), g.send("a"), g.send("b")); print(list(g))
g = deleg(); next(g); print(g.throw(ValueError("boom"))); print(next(g)); g.close()
g = sub(); next(g); g.close(); print(g.gi_frame, g.gi_running, g.gi_yieldfrom)
def bad():
    try: yield
    except GeneratorExit: yield 1
g = bad(); next(g)
try: g.close()
except RuntimeError as e: print(e)
def stop():
    yield 1
    raise StopIteration("x")
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__))
g = (x for x in [1]); next(g)
try: next(g)
except StopIteration as e: print(repr(e), e.value)
def r(): return 5; yield
try: next(r())
except StopIteration as e: print(e.value)
try: (x for x in [1]).send(5)
except TypeError as e: print(e)
def me(): yield next(it)
it = me()
try: next(it)
except ValueError as e: print(e)
print(sum(x * x for x in range(10) if x % 2), max((len(w), w) for w in "a bb ccc".split()), dict((i, c) for i, c in enumerate("ab")), sorted(x for x in "hello"))
def pipeline(src, *fs):
    for f in fs: src = f(src)
    return src
print(list(pipeline(range(10), lambda s: (x for x in s if x % 2), lambda s: (x * x for x in s))))
def chunk(it, n):
    it = iter(it)
    while c := tuple(x for _, x in zip(range(n), it)): yield c
print(list(chunk(range(7), 3)))
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n: yield n; n -= 1
    def __reversed__(self): yield from range(1, self.n + 1)
c = Countdown(3); print(list(c), list(c), list(reversed(c)), 2 in c, [*c], max(c))
it = iter([1, 2, 3].pop, 1); print(list(it))
try: g = fib(); g.throw(KeyError, "k")
except KeyError as e: print(repr(e))
def ctx():
    print("start")
    try:
        while True:
            try: v = yield; print("v", v)
            except KeyError: print("ke")
    finally: print("end")
g = ctx(); next(g); g.send(1); g.throw(KeyError); g.close(); print(g.close())
