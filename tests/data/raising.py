1 / 0
#---
x = [1, 2, 3]
print(x[0] + x[7])
#---
def f(a):
    return (a + 1) * (a
        + "b")


f(2)
#---
ünïcödé = {"schlüssel": 1}
print("äöü" + ünïcödé["schlüssel"], 5)
#---
名前 = "漢字"
print("漢字漢字", 名前 + 5)
#---
def outer():
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("bad") from error


outer()
#---
try:
    [][1]
except IndexError:
    undefined_name
#---
try:
    [][1]
except IndexError:
    raise TypeError("no context") from None
#---
def rec(n):
    if n == 0:
        raise RuntimeError("bottom")
    rec(n - 1)


rec(10)
#---
def rec(n):
    if n == 0:
        raise RuntimeError("bottom")
    rec(n - 1)


rec(4)
#---
lenght = 3
print(length)
#---
class Point:
    def __init__(self):
        self.position = 1


Point().positon
#---
[].apend(1)
#---
import math

math.sqroot(2)
#---
error = ValueError("with notes")
error.add_note("first note")
error.add_note("second\nof two lines")
raise error
#---
class Silent(Exception):
    def __str__(self):
        return ""


raise Silent("x")
#---
class Broken(Exception):
    def __str__(self):
        raise ValueError


raise Broken("x")
#---
class Outer:
    class Inner(Exception):
        pass


raise Outer.Inner(1, 2)
#---
raise KeyError("missing key")
#---
raise KeyError
#---
assert 1 == 2, "message"
#---
assert (
    1
    == 2
)
#---
def g():
    yield 1
    raise ValueError("in generator")


for item in g():
    pass
#---
with open_missing() as f:
    pass
#---
def f(a, b): pass


f(1)
#---
print("%d %s" % (1,))
#---
print("%s" % (undefined,))
#---
a = b = 1
a @ b
#---
x = 5
x.y.z
#---
x = 5
x.y = 1
#---
d = {}
d["a"]["b"] = 1
#---
del missing
#---
def f():
    print(later)
    later = 1


f()
#---
def f():
    def g():
        return inner
    g()
    inner = 1


f()
#---
a, b = 1, 2, 3
#---
raise SystemError("oops") from KeyError("k")
#---
raise 5
#---
for i in 5:
    pass
#---
x = (1 +
     2 +
     None)
#---
print(f"{1 / 0}")
#---
print(f"a {undefined!r:>{10}} b")
#---
class C:
    x = 1
    y = z


#---
@undefined_decorator
def f():
    pass
#---
lambda_ = lambda x: x / 0
lambda_(1)
#---
print([1 / x for x in (2, 1, 0)])
#---
x = {"a": {"b": [1, 2]}}
x["a"]["b"][2]["c"]
#---
	
if True:
	raise   ValueError(  "tab"  )   # comment
#---
x = 1; y = x / 0; z = 2
#---
def f(x): return x[ 0 ] [1]
f([5])
#---
a = 1
a+(2)+(None)
#---
(1) - ("a")
#---
a = 5
a //  0
#---
a = 5
a **= "x"
#---
a = "x"
a += 1
#---
not_callable = 5
not_callable(1)(2)
#---
raise OSError(2, "No such file", "name")
#---
raise FileNotFoundError(2, "No such file")
#---
raise OSError(13, "denied")
#---
raise ImportError("cannot", name="x", path="y")
#---
raise StopIteration(5)
#---
raise SyntaxError("invalid")
#---
raise UnicodeDecodeError("utf-8", b"abc", 0, 1, "bad byte")
#---
e = ValueError(1)
e.__cause__ = e
raise e
#---
a, b = ValueError("a"), ValueError("b")
a.__context__, b.__context__ = b, a
raise a
#---
try:
    try:
        1 / 0
    finally:
        [][0]
except IndexError as error:
    raise error.with_traceback(None)
#---
def f():
    1 / 0


try:
    f()
except ZeroDivisionError as error:
    saved = error
raise saved
#---
def f():
    raise saved


saved = ValueError("twice")
try:
    f()
except ValueError:
    pass
f()
#---
x = "abc"
x["a"]; x[1]
#---
x = (5
     .y)
#---
import math
math.sqrt(
    -1
)
#---
sum([1, "a"],
    0)
#---
nam = 1
def f():
    nme = 2
    return name


f()
#---
pritn("x")
#---
class E(NameError):
    pass


raise E("name 'x' is not defined")
#---
raise NameError("whatever", name="lne") if False else NameError("whatever", name="lenn")
#---
class A:
    foo = 1

    def __getattr__(self, name):
        raise AttributeError(name)


A().fooo
#---
def f(*, key):
    pass


f(kye=1)
#---
x = [
    1,
    2 / 0,
]
#---
def f():
    return [
        x
        for x in range(3)
        if x / (x - 1)
    ]


f()
#---
match 5:
    case int(x) if x / 0:
        pass
#---
class M(type):
    def __call__(cls):
        return 1 / 0


class C(metaclass=M):
    pass


C()
#---
class D:
    def __get__(self, obj, cls):
        raise RuntimeError("descriptor")


class C:
    d = D()


C().d
#---
class C:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise KeyError("exit")


with C():
    raise ValueError("body")
#---
def f():
    try:
        return 1 / 0
    finally:
        print("cleanup")


f()
#---
x = 10 if 1 / 0 else 2
#---
x = not -None
#---
x = -"a"
#---
1 < "a"
#---
1 < 2 < "a"
#---
1 in 5
#---
del [][0]
#---
[][0:1:0]
#---
{[]: 1}
#---
{**5}
#---
[*5]
#---
print(*5)
#---
def f(): return outer
f()
#---
anexts(1)
#---
supern
