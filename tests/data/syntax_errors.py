# Sources that CPython refuses: message, line and columns of each SyntaxError.
srcs = r'''if x = 1: pass
x = (1, 2
x = [1, 2
x = {1: 2
print "hello"
def f(:
    pass
def f(a, a): pass
def f(a=1, b): pass
f(a=1, 2)
f(**a, *b)
f(a for a in b, c)
f(a=1, a=2)
1 = x
f() = 1
x + 1 = 2
None = 1
True = 2
(a, 1) = 3
[a, f()] = 3
x = yield
return 1
break
continue
lambda x=1, y: 0
def f(*): pass
def f(*, **k): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(/): pass
def f(a, /, b, /): pass
class C: return 1
import a.b as 
from x import
from x import (a, b
from . import *
from __future__ import nope
x = 5 5
x = a b
foo(a b)
[a b]
{a b}
{1: 2 3: 4}
{1:2, 3}
{1, 2: 3}
{**a, 1}
{1: *a}
{1:}
x = 1 +
x = 1 +* 2
x = * 2
x = *a
print(*)
del f()
del 1
del x + 1
del (a, 1)
for 1 in x: pass
for x in : pass
for f() in x: pass
with open(x) as 1: pass
with a as f(): pass
while : pass
while x = 1: pass
try: pass
try:
    pass
x = 1
except: pass
try: pass
except: pass
except ValueError: pass
try: pass
finally: pass
else: pass
else: pass
elif x: pass
if x:
pass
def f():
pass
class C:
x = 1
for x in y:
z
  x = 1
if x:
    a
  b
x = 'abc
x = """abc
x = f'{'
x = f'{a b}'
x = f'{}'
x = f'{a!z}'
x = f'{a!}'
x = f'}'
x = f'{a:{b}'
x = f'{*a}'
x = f'{lambda x: 1}'
x = f'{a\b}'
x = f"{#}"
x = 0777
x = 0xZ
x = 0b12
x = 0o9
x = 1_
x = 1__0
x = 1.e
x = 1abc
x = 12f
x = 1if 2else 3
x = $
x = a ? b
x = a!
x = a <> b
x = a && b
x = a || b
x++
x--
x = not
x = a if b
x = a if b else
x = [i for i]
x = [for i in x]
x = [i for i in x if]
x = (i for i in)
global x; x = 1; global x
nonlocal x
def f(): nonlocal x
def f(x): global x
def f(): x = 1; global x
def f(): print(x); global x
def f(): global x; nonlocal x
a: int = 
(a, b): int
f(): int = 1
a.b: int
[a]: int
x = y = 
x += 
x + 1 += 2
f() += 1
(a, b) += 1
a = b += 1
assert
assert x,
raise
raise x from
import
pass x
(x := 1)
x := 1
(x.y := 1)
(x[0] := 1)
[x := 1 for x in y]
[y := 1 for x in (y := 2)]
f(x := 1)
f(x=y := 1)
def f(x=y := 1): pass
lambda: (yield)
lambda: x = 1
@
@x
@x y
async_removed
removed1
match x:
    case 1: pass
match x:
    case a | b: pass
match x:
    case a: pass
    case b: pass
match x:
    case _: pass
    case 1: pass
match x:
    case (a, a): pass
match x:
    case {"a": 1, "a": 2}: pass
match x:
    case {**r, "a": 1}: pass
match x:
    case [*a, *b]: pass
match x:
    case 5(): pass
match x:
    case C(a=1, a=2): pass
match x:
    case C(a=1, 2): pass
match x:
    case -a: pass
match x:
    case 1 + 2: pass
match x:
    case f"a": pass
match x:
    case _.a: pass
match x:
case 1: pass
print(1
print(1))
print(1]
(1]
x = )
x = ]
x = }
)
"a" "b" = 1
f"a" = 1
"a" b"b"
b"é"
"\N{nope}"
"\x1"
"\u12"
b"\x1"
x = 'a' 'b
é = 1
x = “a”
x = 1 # c
x = a.1
x = a.
x = .a
x = a..b
x[
x[]
x[1:2:3:4]
x[a b]
x[*a]
x[a=1]
f(a, b=1, c)
f(a.b=1)
f(1=2)
f(True=1)
f(None=1)
f("a"=1)
f(a()=1)
f(**a, b)
f(*a, b, c=1, *d, **e)
def f(None): pass
def f(a, True): pass
def True(): pass
class None: pass
import None
import a as True
from a import b as None
def f(a=): pass
def f(a:): pass
def f(a: int b): pass
def f(a b): pass
def f(1): pass
def f("a"): pass
def f(a.b): pass
def f((a, b)): pass
lambda (a, b): 1
lambda a.b: 1
def f() pass
def f()
if x
if x pass
while x pass
for x in y pass
class C pass
class C(
with x pass
try pass
else
lambda x 1
x = {a: b, c}
x = {a, b: c}
x = [a, b c]
x = (a, b c)
x = f(a, b c)
x = a if b else c d
exec "x"
print x
print x, y
print
raise A, B
except A, B: pass
try: pass
except A, B: pass
`x`
x = 0l
x = 10L
x = u"a" b"b"
a, b += 1
a, = 
*a = 1
*a, *b = c
a = *b, *c
(*a) = 1
(*a)
print(*a for a in b)
for *a in b: pass
del *a
del (*a,)
return *a
x = yield = 1
yield = 1
def f(): x = yield y = 1
x = (yield) = 1
def f(): yield = 1
import a, 
from a import b,
from a import (b,)
from a import *, b
from a import (*)
def f(): from a import *
class C: from a import *
if 1: x = 1; else: y
x = 1;; y = 2
;
,
:
=
->
def f() -> : pass
def f() -> int pass
x = lambda: 
x = lambda *: 1
x = lambda *, a: 1
x = lambda **k, a: 1
x = a or
x = and b
x = not a not b
x = a in
x = a is not
x = a not b
x = a === b
x = a =! b
x = a => b
x = 1 < 
x = -
x = ~
x = a @
x = a ** 
x = a // 
a b c
foo bar baz
if True print(1)
return
yield x
yield
class A: yield x
[(yield x) for x in y]
removed3
async x = 1
removed2
def f():
    pass
	x = 1
if 1:
        x = 1
	y = 2
x = \
x = 1 \ 2
x = "\
"""'''
def groups(text):
    cur = []
    for line in text.split("\n"):
        if cur and not line.startswith((" ", "\t", "case", "except", "else", "finally", "pass", "x = 1", "z")):
            yield "\n".join(cur); cur = []
        cur.append(line)
    yield "\n".join(cur)
seen = []
for s in list(groups(srcs)) + srcs.split("\n"):
    if s in seen: continue
    seen.append(s)
    try:
        compile(s + "\n", "f", "exec")
        print(repr(s), "ok")
    except SyntaxError as e:
        print(repr(s), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except ValueError as e:
        print(repr(s), type(e).__name__, e)
