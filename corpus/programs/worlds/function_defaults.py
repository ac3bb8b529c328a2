# __defaults__, __kwdefaults__, __code__ and annotations change under hot call sites.
# forms: CALL_PY_EXACT_ARGS, CALL_PY_WITH_DEFAULTS
# misses: CALL_PY_EXACT_ARGS, CALL_PY_WITH_DEFAULTS


def f(a, b=1):
    return a, b


def g(a, *, k=0):
    return a, k


def one(n):
    return f(n)


def two(n):
    return f(n, n)


def three(n):
    return g(n)


def drive(label):
    out = []
    for site in (one, two, three):
        try:
            for n in range(110):
                result = site(n)
        except TypeError as error:
            result = str(error)
        out.append(result)
    print(label, out)


drive("start")
f.__defaults__ = (2,)
drive("default 2")
f.__defaults__ = None
drive("no defaults")
f.__defaults__ = (7, 8)
drive("two defaults")
g.__kwdefaults__ = {"k": "new"}
drive("kwdefaults")
g.__kwdefaults__["k"] = "mutated in place"
drive("kwdefaults mutated")
g.__kwdefaults__ = None
drive("no kwdefaults")
f.__code__ = (lambda a, b: ("code", b, a)).__code__
drive("new code")
f.__code__ = (lambda a, b, c=0: ("three", a, b, c)).__code__
drive("three parameters")
f.__name__ = f.__qualname__ = "renamed"
f.__defaults__ = ()
drive("renamed")
f.__code__ = (lambda *args: args).__code__
g.__code__ = (lambda x: x).__code__
drive("star code")
