# The exception hierarchy: who catches whom.
import builtins

names = "BaseException Exception ArithmeticError ZeroDivisionError OverflowError FloatingPointError LookupError IndexError KeyError ValueError UnicodeError UnicodeDecodeError TypeError AttributeError NameError UnboundLocalError RuntimeError RecursionError NotImplementedError StopIteration StopAsyncIteration GeneratorExit KeyboardInterrupt SystemExit AssertionError ImportError ModuleNotFoundError OSError FileNotFoundError PermissionError TimeoutError SyntaxError IndentationError TabError MemoryError EOFError BufferError ReferenceError SystemError Warning DeprecationWarning UserWarning".split()
for name in names:
    kind = getattr(builtins, name)
    print(name, [c.__name__ for c in kind.__mro__[1:-1]])
for kind in (ValueError, KeyError, OSError, StopIteration, SystemExit, AttributeError):
    for args in [(), ("m",), (1, "two")]:
        e = kind(*args)
        print(kind.__name__, repr(e), str(e), e.args, end="; ")
    print()
print(IOError is OSError, EnvironmentError is OSError, StopIteration(5).value, SystemExit(3).code, KeyError("k"), str(KeyError("k")), str(KeyError()), repr(KeyError("a", "b")))
e = OSError(2, "No such file", "name.txt")
print(e, e.errno, e.strerror, e.filename, type(e).__name__, e.args, type(OSError(13, "denied")).__name__)
print(NameError("m", name="n").name, AttributeError("m", name="a", obj=5).obj, ImportError("m", name="mod").name)
try:
    [].x
except AttributeError as error:
    print(error.name, error.obj)
try:
    unknown_name
except NameError as error:
    print(error.name)
for bad in [lambda: ValueError(x=1), lambda: UnicodeDecodeError("a"), lambda: type("E", (KeyError, ValueError), {})("both"), lambda: type("E", (OSError, SystemExit), {})]:
    try:
        print(repr(bad()))
    except TypeError as error:
        print(error)
