# Decorators of functions and classes, stacked, with arguments.
import functools


def announce(label):
    print("make", label)

    def decorate(f):
        print("apply", label, f.__name__)

        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return label, f(*args, **kwargs)

        return wrapper

    return decorate


@announce("outer")
@announce("inner")
def double(x):
    "Twice x."
    return 2 * x


print(double(4), double.__name__, double.__doc__, double.__wrapped__(5))


def register(table):
    def add(cls):
        table[cls.__name__] = cls
        return cls

    return add


shapes = {}


@register(shapes)
class Circle:
    @staticmethod
    def unit():
        return "unit circle"

    @classmethod
    def named(cls, n):
        return cls.__name__ * n

    @property
    def area(self):
        return 3


print(list(shapes), Circle.unit(), Circle().named(2), Circle().area)


class Count:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


@Count
def square(x):
    return x * x


print([square(i) for i in range(12)], square.calls)


@lambda f: f()
def value():
    return "called at once"


print(value)


def memo(f):
    cache = {}

    def run(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return run


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90))
