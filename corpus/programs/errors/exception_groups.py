# Exception groups: making them, split, subgroup, derive, subclasses.
eg = ExceptionGroup("group", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError("w")])])
print(repr(eg), "|", eg, "|", eg.message, eg.exceptions, eg.args)
print(eg.split(ValueError))
print(eg.subgroup(KeyError), eg.subgroup(lambda e: isinstance(e, TypeError)), eg.subgroup(OSError), eg.split((KeyError, TypeError)))
print(eg.derive([ValueError(1)]), type(BaseExceptionGroup("b", [ValueError()])), BaseExceptionGroup("b", [KeyboardInterrupt()]), ExceptionGroup.__mro__, ExceptionGroup.__bases__)
for f in (lambda: ExceptionGroup("a"), lambda: ExceptionGroup("a", []), lambda: ExceptionGroup("a", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("a", 5), lambda: ExceptionGroup("a", [KeyboardInterrupt()]), lambda: eg.split(5), lambda: eg.subgroup(int), lambda: ExceptionGroup("a", {ValueError()}), lambda: ExceptionGroup("a", (ValueError(),)), lambda: ExceptionGroup[int]):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
m = MyGroup("mine", [ValueError(1), OSError(2, "x")], 7)
m.add_note("hello")
a, b = m.split(ValueError)
print(type(a).__name__, a.code, a.__notes__, b, isinstance(m, Exception))
try:
    raise eg
except ExceptionGroup as e:
    print("caught", len(e.exceptions), e.__traceback__ is e.__traceback__)
