# A variable that holds a bound method, then a function, a class, a builtin method.
# forms: PRECALL_BOUND_METHOD, PRECALL_PYFUNC
# misses: PRECALL_BOUND_METHOD


class Counter:
    def __init__(self, n):
        self.n = n

    def plus(self, x):
        return self.n + x

    @classmethod
    def name(cls, x):
        return cls.__name__, x


def site(f, x):
    return f(x)


def direct(o, x):
    # a method that comes from the type leaves self on the stack already
    return o.plus(x)


class Fake:
    plus = Counter(40).plus


class Holder:
    def __init__(self):
        self.plus = Counter(50).plus


def phase(f, label, times):
    print(label, times, [f(n) for n in range(times)][-1])


phase(lambda n: site(Counter(5).plus, n), "bound", 10)
phase(lambda n: site(lambda x: -x, n), "function", 100)
phase(lambda n: site(Counter(6).plus, n), "bound", 100)
phase(lambda n: site(Counter.name, n), "classmethod", 60)
phase(lambda n: site(str, n), "class", 60)
phase(lambda n: site([1, 2, 3].count, n), "builtin method", 60)
phase(lambda n: site(Counter(7).plus, n), "bound", 100)
phase(lambda n: direct(Holder(), n), "instance attribute", 12)
phase(lambda n: direct(Counter(1), n), "method", 100)
phase(lambda n: direct(Fake(), n), "bound in class", 100)
