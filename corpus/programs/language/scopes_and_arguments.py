# Scopes, closures, unpacking, argument errors, decorators and annotations.
x = "global"


def outer():
    x = "outer"

    class C:
        print(x)
        x = "class"
        print(x)
        y = [x for _ in range(1)]
        z = [i for i in x]

        def m(self):
            return x

        lam = lambda self: x
    return C


C = outer()
print(C.x, C.y, C.z, C().m(), C().lam())


def f():
    global g1
    g1 = 5

    def inner():
        nonlocal v
        v += 1
        return v
    v = 10
    return inner


i = f()
print(i(), i(), g1)


def late():
    fs = [lambda: k for k in range(3)]
    gs = [lambda k=k: k for k in range(3)]
    return [h() for h in fs], [h() for h in gs]


print(late())
print([y := 5, y ** 2], y)
print([last := n for n in range(4)], last)
if (n := len("abc")) > 2 and (m := n * 2):
    print(n, m)
print({k: v for k, v in zip("ab", (1, 2))}, {c for c in "aab"}, [(a, b) for a in range(3) if a for b in range(a) if b])


def unb():
    try:
        print(zz)
    except UnboundLocalError as e:
        print(e)
    zz = 1
    del zz
    try:
        zz
    except UnboundLocalError as e:
        print(e)

    def free():
        return qq
    try:
        free()
    except NameError as e:
        print(e)
    qq = 1
    return free()


print(unb())
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[p, q], *r = [[1, 2], 3, 4]
print(p, q, r)
*s, = "abc"
print(s)
(t), u = 1, 2
for w, *z in [(1, 2, 3), "ab"]:
    print(w, z)
x = y = [1]
x += [2]
print(y, x is y)
l = [0, 1, 2]
k = 0
k, l[k] = 1, "set"
print(k, l)
l[0], l[1] = l[1], l[0]
print(l)
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, 3 > 2 == 2, not 1 == 2, 1 in [1] == True)


def side(v):
    print("s", v, end=" ")
    return v


print(side(1) < side(3) < side(2) < side(9))
print(side(0) and side(1), side(0) or side(2), side(5) if side(0) else side(6))


def args(a, b=2, /, c=3, *d, e, f=6, **g):
    return a, b, c, d, e, f, g


print(args(1, e=5), args(1, 2, 3, 4, 5, e=6, z=7), args(*[1, 2], **{"e": 3, "a": 4, "b": 5}))
for bad in ("args()", "args(1)", "args(1, e=1, c=2, **{'c': 3})", "args(e=1)", "args(1, 2, 3, 4, f=1)", "(lambda: 0)(1)", "(lambda a: 0)()", "(lambda a, b: 0)(1, 2, 3)", "(lambda *, a: 0)()", "(lambda *, a, b: 0)(1)", "(lambda a=1: 0)(1, a=2)", "(lambda a: 0)(b=1)", "(lambda a, /: 0)(a=1)", "args(*5)", "args(**5)", "args(**{1: 2})", "len(*[1], *[2])", "(lambda a, b, c: 0)(1)", "(lambda a, b=1, *, c, d=2: 0)(1, 2, 3)", "print(**{'sep': 1})", "int(*'ab')", "f(x=1)", "outer(1, 2)"):
    try:
        eval(bad)
    except TypeError as e:
        print(bad, "->", e)
print(args.__defaults__, args.__kwdefaults__, args.__code__.co_varnames, args.__code__.co_argcount, args.__code__.co_posonlyargcount, args.__code__.co_kwonlyargcount)


def ann(a: int, b: "str" = "x", *c: list, d: 1 + 1 = 3, **e: dict) -> None:
    """doc"""
    z: int = 5
    w: str


print(ann.__annotations__, ann.__doc__, ann.__name__, ann.__qualname__, ann.__module__)
v1: int = 3
v2: "undefined"
print(__annotations__)


class An:
    a: int = 1
    b: "x"
    c: list[int]


print(An.__annotations__, An.a)


def deco(n):
    print("deco", n)

    def w(f):
        print("wrap", n, f.__name__)

        def inner(*a, **k):
            return (n, f(*a, **k))
        inner.__name__ = f.__name__
        return inner
    return w


@deco(1)
@deco(2)
def decorated(x):
    return x


print(decorated(5), decorated.__name__)


@deco("cls")
class K:
    pass


print(K())if False else None
def gen():
    x = yield
    while x:
        x = yield x * 2


g = gen()
next(g)
print(g.send(2), g.send(5))
d = {"a": 1}
match d:
    case {"a": int() as v, **rest} if v < 5:
        print(v, rest)
del d["a"], l[0]
print(d, l)
i = 0
while True:
    i += 1
    if i == 2:
        continue
    if i > 4:
        break
else:
    print("no")
print(i)
for i in range(3):
    pass
else:
    print("for else", i)
print(*range(3), *"ab", sep=",")
print([*range(2), *{5}], {**{"a": 1}, "b": 2}, (*"ab",), {*[1], 2})
print("a" "b" f"{1}" "c", r"\n", b"\x41\n", "\N{BULLET}", "\u00e9\x41\101", '\
cont')
print(0x1F, 0b11, 0o17, 1_000, 1e3, 1.5e-3, 2j, .5, 5., 1_0.0_1, 0xFF_FF)
print(None is None, ... is Ellipsis, NotImplemented is NotImplemented, __name__, __debug__)
print(type(lambda: 0).__name__, (lambda: 0).__name__, (lambda a, *b: (a, b))(1, 2))
try:
    print(NotImplemented and 1) if False else None
    assert isinstance(1, str), f"not {1}"
except AssertionError as e:
    print(e)
print(f"{x!r:>10}" f"{3:{5}}" rf"\{x}")
global_in_exec = {}
exec("a = 1\ndef q(): return a\nb = q()", global_in_exec)
print(global_in_exec["b"], sorted(k for k in global_in_exec if k != "__builtins__"))
loc = {}
exec("z = 5\ny = [z for _ in 'ab'] if False else z", {}, loc)
print(loc, eval("a + b", {"a": 1}, {"b": 2}))
print(eval(compile("1 + 2", "<s>", "eval")), compile("x", "<s>", "exec").co_names)
