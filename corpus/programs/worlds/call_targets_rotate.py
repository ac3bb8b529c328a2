# One call site visits a function, a closure, a class, a bound method, builtins and callables in turn.


class Maker:
    def __init__(self, x=0):
        self.x = x

    def method(self, x):
        return "method", self.x, x

    def __call__(self, x):
        return "call", x

    @classmethod
    def cm(cls, x):
        return "cm", x

    @staticmethod
    def sm(x):
        return "sm", x

    def __repr__(self):
        return "Maker(%r)" % self.x


def function(x):
    return "function", x


def closure(n):
    def inner(x):
        return "inner", n + x

    return inner


def generator(x):
    yield x


def call(f, x):
    return f(x)


from functools import partial

m = Maker(5)
targets = [function, closure(1), closure(2), Maker, m.method, m, Maker.cm, Maker.sm, abs, str, float, partial(function), lambda x, y=2: (x, y), generator, [].append, "abc".__getitem__]
for start in range(0, len(targets), 4):
    for i in range(130):
        f = targets[start + (i % 4 if i > 65 else i // 22)]
        result = call(f, i % 3)
        if i % 13 == 0 and not hasattr(result, "send"):
            print(i, result)
