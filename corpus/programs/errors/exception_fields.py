# What exceptions keep: name, obj, value, code, errno and the rest; tracebacks and the frames that they hold.
import sys


def caught(function, *args):
    try:
        function(*args)
    except BaseException as error:
        return error


class Point:
    __slots__ = ("x",)


def free():
    def inner():
        return outer

    inner()
    outer = 1


def unset():
    print(local)
    local = 1


for function in [lambda: Point().y, lambda: "text".foo, lambda: Point.z, lambda: sys.nothing, lambda: undefined, free,
                 unset, lambda: getattr(5, "six"), lambda: Point().x]:
    e = caught(function)
    print(type(e).__name__, e.name, type(getattr(e, "obj", None)).__name__, e.args, repr(e))
e = AttributeError("message", name="n", obj=[1])
print(e.name, e.obj, e.args, str(e), vars(e))
e.name, e.obj = "changed", None
print(e.name, e.obj)
del e.name
print(e.name)
for bad in [lambda: AttributeError(x=1), lambda: NameError(obj=1), lambda: KeyError(name=1), lambda: ImportError(msg=1)]:
    print(caught(bad))


def generator():
    yield 1
    return [2]


g = generator()
next(g)
e = caught(next, g)
print(e.value, e.args, StopIteration().value, StopIteration(1, 2).value)
e.value = 7
print(e.value, e.args)
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code, caught(sys.exit).code, caught(sys.exit, "x").code)
for args in [(), (1,), (2, "text"), (2, "text", "file"), (13, "text", "a", None, "b"), (9999, "odd"), (1, 2, 3, 4, 5, 6)]:
    e = OSError(*args)
    print(type(e).__name__, e.args, e.errno, e.strerror, e.filename, e.filename2, "|", e)
print(FileNotFoundError(1, "x").errno, type(PermissionError(2, "x")).__name__, issubclass(BrokenPipeError, ConnectionError))
e = ImportError("cannot", name="module", path="file")
print(e.msg, e.name, e.path, e.args, str(e), ImportError("a", "b").msg, str(ImportError("a", "b")))
try:
    import no_such_module_at_all
except ImportError as e:
    print(type(e).__name__, e.name, e.path, e.msg)
try:
    from sys import no_such_name
except ImportError as e:
    print(type(e).__name__, e.name, e.path)
e = UnicodeDecodeError("ascii", b"abc\xff", 3, 4, "bad")
print(e.encoding, e.object, e.start, e.end, e.reason, "|", e)
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
try:
    "ü".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
e = SyntaxError("message", ("file.py", 3, 4, "text\n"))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, "|", e)
print(str(KeyError("k")), str(KeyError("a", "b")), repr(KeyError()), KeyError("x") == KeyError("x"))


class Custom(OSError):
    def __init__(self, extra, *args):
        super().__init__(*args)
        self.extra = extra


e = Custom("more", 2, "text", "name")
print(type(e).__name__, e.extra, e.errno, e.filename, e.args, e)


def deep(n):
    if n == 0:
        raise ValueError("bottom")
    deep(n - 1)


def lines(tb):
    found = []
    while tb is not None:
        found.append((tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_lasti % 2))
        tb = tb.tb_next
    return found


def handler():
    try:
        deep(2)
    except ValueError as e:
        tb = e.__traceback__
        print(tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
        print(tb.tb_frame.f_lineno - tb.tb_frame.f_code.co_firstlineno)
        info = sys.exc_info()
        print(info[0] is ValueError, info[1] is e, lines(info[2]) == lines(tb), sys.exception() is e)
        print(tb.tb_frame.f_globals is globals(), type(tb).__name__, type(tb.tb_frame).__name__)
        return e


e = handler()
print(sys.exc_info(), sys.exception())
print(lines(e.__traceback__))
print(lines(e.__traceback__.tb_next.tb_next))
other = KeyError("k").with_traceback(e.__traceback__.tb_next)
print(lines(other.__traceback__), other.__suppress_context__)
try:
    raise other
except KeyError as again:
    print(lines(again.__traceback__))
    again.__traceback__ = None
    print(again.__traceback__)
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise KeyError("second") from None
except KeyError as second:
    print(second.__cause__, repr(second.__context__), second.__suppress_context__)
try:
    try:
        1 / 0
    finally:
        [][0]
except IndexError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
    error.__suppress_context__ = True
    print(error.__suppress_context__)
