# Generators: send, throw, close, yield from, and what they do at their end.
def counter(n):
    try:
        while True:
            got = yield n
            print("got", got)
            n = got if got is not None else n + 1
    except GeneratorExit:
        print("exit")
        raise
    except KeyError as e:
        print("key", e)
        yield "caught"
    finally:
        print("finally")


g = counter(5)
print(next(g), g.send(10), next(g))
print(g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
g = counter(1)
next(g)
g.close()
g.close()
try:
    g.send(1)
except StopIteration:
    print("done")
try:
    counter(1).send(3)
except TypeError as e:
    print(e)


def sub():
    x = yield 1
    print("sub x", x)
    try:
        y = yield 2
    except ValueError as e:
        print("sub caught", e)
        y = "err"
    return y


def main():
    r = yield from sub()
    print("r", r)
    r2 = yield from [10, 20]
    print("r2", r2)
    return "fin"


m = main()
print(next(m), m.send("hi"), m.throw(ValueError("v")), next(m))
try:
    next(m)
except StopIteration as e:
    print(e.value, e.args)


def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignoring()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def stopper():
    yield 1
    raise StopIteration(7)


try:
    list(stopper())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def tree(t):
    if t:
        l, v, r = t
        yield from tree(l)
        yield v
        yield from tree(r)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
print(sum(x * x for x in range(10) if x % 2), max((len(w), w) for w in "the quick brown".split()))


def re_enter():
    global rg
    try:
        next(rg)
    except ValueError as e:
        print(e)
    yield 1


rg = re_enter()
next(rg)
print(rg.gi_running, g.gi_code.co_name, rg.gi_yieldfrom)


def gen_ret():
    return (yield)


g = gen_ret()
g.send(None)
try:
    g.send([1])
except StopIteration as e:
    print(e.value)


def chain(*its):
    for it in its:
        yield from it


print(*chain("ab", range(3), {"k": 1}))
a, *b = (i for i in range(4))
print(a, b)


def fin():
    for i in range(3):
        try:
            yield i
        finally:
            print("f", i)


left = fin()
for i in left:
    if i == 1:
        break
left.close()
print([*fin()])


def with_return():
    try:
        yield 1
        return "r"
    finally:
        print("cleanup")


def outer():
    v = yield from with_return()
    print(v)


print(list(outer()))
g = (x for x in [1, 2, 3])
print(next(g), 2 in g, list(g))
g = counter(0)
try:
    g.throw(ZeroDivisionError)
except ZeroDivisionError as e:
    print("not started", repr(e))
try:
    next(g)
except StopIteration:
    print("dead")


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("ret")
        return self.n

    def throw(self, *a):
        print("throw", a[0])
        raise StopIteration("thrown")

    def close(self):
        print("closed")


def d():
    x = yield from It()
    print("x", x)


print(list(d()))
g = d()
next(g)
try:
    g.throw(KeyError)
except StopIteration:
    print("end")
g = d()
next(g)
g.close()
