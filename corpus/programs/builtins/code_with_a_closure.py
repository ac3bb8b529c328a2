# exec() of code with free variables, dir() in a namespace that is no dict, keywords of print(), contexts in a circle.


def outer():
    total = 0

    def add():
        nonlocal total
        total += 1
        return total

    return add


add = outer()
scope = {}
for i in range(12):
    exec(add.__code__, scope, closure=add.__closure__)
print(add())


def attempt(run):
    try:
        print(run())
    except (TypeError, RecursionError) as error:
        print(type(error).__name__, error)


plain = compile('1', '<code>', 'exec')
attempt(lambda: exec(add.__code__))
attempt(lambda: exec(add.__code__, closure=()))
attempt(lambda: exec(add.__code__, closure=(1,)))
attempt(lambda: exec(add.__code__, closure=[add.__closure__[0]]))
attempt(lambda: exec(plain, closure=add.__closure__))
attempt(lambda: exec('1', closure=add.__closure__))
attempt(lambda: exec(plain, closure=None))
attempt(lambda: eval(add.__code__))


class Names:
    def __getitem__(self, name):
        if name == 'a':
            return 12
        raise KeyError(name)

    def keys(self):
        return list('xyz')


print(eval('dir()', globals(), Names()), eval('a', globals(), Names()))
attempt(lambda: print(1, sep='', end='', file=None, flush=False, other=1))
attempt(lambda: print(1, other=1))


class A:
    @classmethod
    def method(cls, x: int) -> str:
        """Documented."""

    @staticmethod
    def static():
        """Too."""


cm, sm = A.__dict__['method'], A.__dict__['static']
print(cm.__doc__, sm.__doc__, cm.__name__, sm.__qualname__, cm.__dict__, sorted(sm.__dict__))


class Callable:
    __name__ = 'by name'

    def __call__(self):
        pass


class Nameless:
    def __call__(self):
        pass


kind = type(add.__get__(1))
print(repr(kind(Callable(), 5)), repr(kind(Nameless(), 5)))


def circle():
    one, two, three = Exception(1), Exception(2), Exception(3)
    one.__context__, two.__context__, three.__context__ = two, three, two
    try:
        try:
            raise one
        except Exception:
            raise Exception('last')
    except Exception as error:
        return error.__context__, error.__context__.__context__, three.__context__


print(circle())
