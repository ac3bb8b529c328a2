# raise of classes, instances, with causes and contexts; bare raise.


def show(error):
    print(type(error).__name__, error.args, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)


def attempt(f):
    try:
        f()
    except BaseException as error:
        show(error)


def cls():
    raise ValueError


def chained():
    try:
        raise KeyError("inner")
    except KeyError as inner:
        raise ValueError("outer") from inner


def implicit():
    try:
        [][1]
    except IndexError:
        {}["k"]


def suppressed():
    try:
        [][1]
    except IndexError:
        raise TypeError("clean") from None


def again():
    try:
        raise OSError(2, "missing")
    except OSError:
        raise


def no_active():
    raise


def not_an_exception():
    raise 5


def bad_cause():
    raise ValueError from 5


def cause_class():
    raise ValueError("v") from KeyError


def finally_context():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")


for f in (cls, chained, implicit, suppressed, again, no_active, not_an_exception, bad_cause, cause_class, finally_context):
    attempt(f)


class Custom(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code

    def __str__(self):
        return "custom %s" % self.code


try:
    raise Custom(7, "extra")
except Custom as error:
    print(error, error.code, error.args, repr(error))
