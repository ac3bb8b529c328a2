# contextlib: managers from generators, suppress, closing, ExitStack, redirections.
import contextlib
from contextlib import contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout
import io

@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(f"</{name}>")

with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("oops")
try:
    with tag("c"):
        raise KeyError("k")
except KeyError as e:
    print("outer", e)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("after suppress")
class Res:
    def close(self):
        print("closed")
with closing(Res()) as r:
    print(type(r).__name__)
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback", 1, sep="-")
    print("in stack")
with nullcontext(5) as v:
    print(v)
@tag("deco")
def f(x):
    print("f", x)
    return x + 1
print(f(1))
@contextmanager
def bad():
    yield 1
    yield 2
try:
    with bad():
        pass
except RuntimeError as e:
    print(e)
@contextmanager
def none():
    if False:
        yield
try:
    with none():
        pass
except RuntimeError as e:
    print(e)
class CM(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *exc):
        print("exit", exc[0])
        return True
@CM()
def g():
    raise TypeError("t")
print(g())
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
print(repr(buf.getvalue()))
