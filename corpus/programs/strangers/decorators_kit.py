# Decorators: timing by counters, memoizing, retrying, registering, stacking, classes as decorators, with and without arguments.
import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.depth += 1
        shown = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
        print("  " * wrapper.depth + f"{function.__name__}({shown})")
        try:
            result = function(*args, **kwargs)
        finally:
            wrapper.depth -= 1
        print("  " * (wrapper.depth + 1) + f"-> {result!r}")
        return result

    wrapper.depth = 0
    return wrapper


def memoize(function=None, *, limit=None):
    if function is None:
        return functools.partial(memoize, limit=limit)
    cache = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args in cache:
            wrapper.hits += 1
            return cache[args]
        wrapper.misses += 1
        value = cache[args] = function(*args)
        if limit is not None and len(cache) > limit:
            del cache[next(iter(cache))]
        return value

    wrapper.hits = wrapper.misses = 0
    wrapper.cache = cache
    return wrapper


def retry(times, *exceptions):
    def decorate(function):
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    print("attempt", attempt, type(error).__name__, error)
                    last = error
                    if attempt == times:
                        raise RuntimeError("gave up") from last

        return wrapper

    return decorate


class countcalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


class Registry(dict):
    def __call__(self, name):
        def register(item):
            self[name] = item
            return item

        return register


@traced
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memoize(limit=3)
def square(n):
    return n * n


fact(3)
print(fact.__name__, fact.__wrapped__.__name__, fib(80), fib.hits, fib.misses, fib.__name__)
print([square(i) for i in (1, 2, 3, 1, 4, 5, 1)], square.hits, square.misses, list(square.cache))
tries = []


@retry(3, ValueError, KeyError)
def flaky(limit):
    tries.append(1)
    if len(tries) < limit:
        raise [ValueError("bad value"), KeyError("k")][len(tries) % 2]
    return "done after %d" % len(tries)


print(flaky(3))
tries.clear()
try:
    flaky(9)
except RuntimeError as error:
    print(error, repr(error.__cause__))


class Service:
    @countcalls
    def ping(self, x=0):
        "Says pong."
        return "pong", x

    @property
    @functools.lru_cache(maxsize=None) if hasattr(functools, "lru_cache") else memoize
    def heavy(self):
        print("computed once")
        return 42


s = Service()
print(s.ping(), s.ping(x=2), Service.ping(s, 3), Service.ping.calls, Service.ping.__doc__)
print(s.heavy, s.heavy)
commands = Registry()


@commands("add")
def add(a, b):
    return a + b


@commands("greet")
class Greeter:
    def __init__(self, *names):
        self.names = names

    def __repr__(self):
        return "Hello " + " and ".join(self.names)


print(sorted(commands), commands["add"](2, 3), commands["greet"]("Ann", "Bob"))
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(lambda x: x + 1, lambda x: x * 10, str, len)(99))
