# Attributes of exceptions: args, traceback, cause, context, notes, with_traceback.


def fail(n):
    if n == 0:
        raise ValueError("deep", n)
    fail(n - 1)


try:
    fail(3)
except ValueError as error:
    saved = error
    lines = []
    tb = error.__traceback__
    while tb is not None:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines, error.args)
print(saved.__traceback__ is not None, saved.__cause__, saved.__context__, saved.__suppress_context__)
saved.args = ("changed",)
saved.extra = 5
print(str(saved), repr(saved), saved.extra, vars(saved))
saved.__cause__ = KeyError("cause")
print(saved.__suppress_context__, repr(saved.__cause__))
saved.add_note("n1")
print(saved.__notes__, saved.with_traceback(None) is saved, saved.__traceback__)
for bad in [lambda: setattr(saved, "__cause__", 5), lambda: setattr(saved, "__context__", "x"), lambda: setattr(saved, "__traceback__", 5), lambda: saved.add_note(5), lambda: setattr(saved, "args", 5), lambda: saved.with_traceback(5), lambda: saved.nothing, lambda: delattr(saved, "args")]:
    try:
        bad()
        print("fine")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


def chain(n):
    try:
        if n == 0:
            raise KeyError("root")
        chain(n - 1)
    except Exception as error:
        raise RuntimeError(n) from (error if n % 2 else None)


try:
    chain(5)
except RuntimeError as error:
    e = error
    while e is not None:
        print(repr(e), e.__suppress_context__, end=" <- ")
        e = e.__context__
    print("end")
for i in range(60):
    try:
        raise saved
    except ValueError as again:
        same = again is saved
print(same)
