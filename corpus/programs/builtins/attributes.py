# getattr, setattr, hasattr, delattr, vars, dir, globals, locals, id-free introspection.


class C:
    kind = "class"

    def __init__(self):
        self.a = 1

    def m(self):
        return self.a


c = C()
print(getattr(c, "a"), getattr(c, "zz", "default"), getattr(c, "m")(), hasattr(c, "a"), hasattr(c, "zz"), getattr(C, "kind"), vars(c), setattr(c, "b", 2), c.b, delattr(c, "b"), hasattr(c, "b"))
print([n for n in dir(c) if not n.startswith("__")], [n for n in vars(C) if not n.startswith("__")], "a" in dir(c), dir(5) == sorted(dir(5)))
setattr(c, "not an identifier", 3)
print(getattr(c, "not an identifier"), vars(c))


def scope(x):
    y = x + 1
    before = dict(locals())
    z = 5
    return before, sorted(locals())


print(scope(1), "scope" in globals(), globals()["c"] is c, type(globals()).__name__)
x = 1
print(locals() is globals(), vars() is globals(), eval("x + 1"))
bad = [lambda: getattr(c, "zz"), lambda: getattr(c, 5), lambda: setattr(c, 5, 1), lambda: hasattr(c, 5), lambda: delattr(c, "zz"), lambda: getattr(c), lambda: vars(5), lambda: setattr(5, "x", 1), lambda: setattr(c, "x"), lambda: getattr(5, "x"), lambda: getattr(C, "x"), lambda: delattr(C, "x"), lambda: delattr(5, "real"), lambda: setattr(len, "x", 1), lambda: getattr(c, "a", 1, 2), lambda: dir(1, 2), lambda: vars(1, 2), lambda: "s".x, lambda: [].append.x, lambda: (lambda: 0).x, lambda: object().x]
for f in bad:
    try:
        print(f())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
total = 0
for i in range(60):
    setattr(c, "n%d" % (i % 5), i)
    total += getattr(c, "n%d" % (i % 3), 0)
print(total, len(vars(c)))
