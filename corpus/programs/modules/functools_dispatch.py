# functools: partial objects, partial methods, dispatch on abstract classes and unions, the cache's records.
import collections
import functools
from collections.abc import Iterable, Mapping, MutableSequence, Sequence, Sized
from functools import lru_cache, partial, partialmethod, singledispatch, singledispatchmethod, total_ordering


def capture(*args, **kwargs):
    return args, kwargs


p = partial(capture, 1, 2, a=10)
print(p(3, b=4), p.func is capture, p.args, p.keywords)
for name in ('func', 'args', 'keywords'):
    try:
        setattr(p, name, 1)
    except AttributeError:
        print(name, 'is read only')
named = partial(p, 7)
named.label = 'x'
print(named.args, partial(named, 8).args, partial(named, 8).func is named, named.__dict__)
p.keywords[5] = 6
print(repr(p).partition(' at ')[0], repr(p).partition('>')[2])
again = functools.partial.__new__(partial, capture)
again.__setstate__((capture, (1,), {'b': 2}, {'c': 3}))
print(again.args, again.keywords, again.__dict__, again())
for state in ((capture, (), {}), (capture, [], {}, None), (None, (), {}, None), (capture, (), [], None)):
    try:
        again.__setstate__(state)
    except TypeError as error:
        print(error)
print(partial[int], partialmethod[int, str])


class A:
    nothing = partialmethod(capture)
    both = partialmethod(capture, 3, b=4)
    nested = partialmethod(both, 5)
    over_partial = partialmethod(partial(capture, c=6), 7)
    static = partialmethod(staticmethod(capture), 8)
    cls = partialmethod(classmethod(capture), d=9)

    @partialmethod
    def plain(self, *args):
        return args


a = A()


def plain(answer):
    args, kwargs = answer
    return [{a: 'a', A: 'A'}.get(arg, arg) if isinstance(arg, (A, type)) else arg for arg in args], kwargs


for i in range(10):
    answers = [plain(f()) for f in (a.nothing, a.both, a.nested, a.over_partial, a.static, a.cls, A.static, A.cls)]
for answer in answers:
    print(answer)
print(plain(A.both(a, 5, c=6)), plain(A.over_partial(a, 5, d=8)), a.plain(1))
print(a.cls.__self__ is A, hasattr(a.static, '__self__'), A.both.__name__)
print(repr(vars(A)['static']).split('(')[0])
for wrong in (None, 1):
    try:
        partialmethod(wrong)
    except TypeError as error:
        print(error)


@singledispatch
def describe(arg):
    return 'object'


@describe.register
def _(arg: Sequence):
    return 'sequence'


@describe.register(Mapping)
def _(arg):
    return 'mapping'


@describe.register
def _(arg: int | float):
    return 'number'


@describe.register
def _(arg: 'bool'):
    return 'truth'


for i in range(5):
    kinds = [describe(v) for v in ([], (), {}, 'text', 1, 1.5, True, None, {1}, range(2), collections.deque())]
print(kinds)


@describe.register(Sized)
def _(arg):
    return 'sized'


print(describe({1}), describe([]), describe(frozenset()))


class Both(Sequence, Mapping):
    __getitem__ = __len__ = None


class Registered:
    pass


Iterable.register(Registered)


@describe.register(Iterable)
def _(arg):
    return 'iterable'


print(describe(Registered()), describe.dispatch(Both) is describe.dispatch(Sequence))


class Ambiguous:
    pass


Sized.register(Ambiguous)
Iterable.register(Ambiguous)
try:
    describe(Ambiguous())
except RuntimeError as error:
    print(str(error).split(':')[0])


def wrong(arg: 5):
    pass


for register in (lambda: describe.register(5, capture), lambda: describe.register(lambda x: x),
                 lambda: describe.register(list[int], capture), lambda: describe()):
    try:
        register()
    except TypeError as error:
        print(str(error).split('<')[0])


class Method:
    @singledispatchmethod
    @classmethod
    def go(cls, arg):
        """What it does."""
        return cls.__name__, 'any'

    @go.register
    @classmethod
    def _(cls, arg: int):
        return cls.__name__, 'int'

    @singledispatchmethod
    def tell(self, arg):
        return 'any'

    @tell.register(str)
    def _(self, arg):
        return 'str'


print(Method.go(1), Method().go('x'), Method().tell(1), Method().tell('s'))
print(Method.go.__doc__, Method.go.__name__, Method().tell.__name__, Method.__dict__['tell'].__isabstractmethod__)


@lru_cache(maxsize=2)
def square(n):
    return n * n


for n in (1, 2, 1, 3, 2, 3):
    square(n)
info = square.cache_info()
print(info, info._fields, info._asdict(), info == (2, 4, 2, 2), type(info)(hits=1, misses=2, maxsize=3, currsize=4))
