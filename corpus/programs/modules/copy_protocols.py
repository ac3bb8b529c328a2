# copy: what an object may say of how it is copied, and what cannot be.
import copy
from collections import Counter, OrderedDict, defaultdict, deque


class Plain:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return f'{type(self).__name__}({self.__dict__})'


class NewArgs(Plain):
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.made_with = args, kwargs
        return self

    def __getnewargs__(self):
        return (1, 2)


class NewArgsEx(NewArgs):
    def __new__(cls, *, keyword):
        return NewArgs.__new__(cls, keyword=keyword)

    def __getnewargs_ex__(self):
        return (), {'keyword': 5}


class States(Plain):
    def __getstate__(self):
        return self.value

    def __setstate__(self, state):
        self.value = state
        self.restored = True


class Slots:
    __slots__ = ('a', 'b', '__private')

    def __init__(self):
        self.a = [1]
        self.__private = [2]

    def __repr__(self):
        return f'Slots({self.a}, {self.__private}, {hasattr(self, "b")})'


class Reduces(Plain):
    def __init__(self, given):
        self.given = given

    def __reduce__(self):
        return Reduces, (self.given,), {'state': 1}


class ReducesEx(Plain):
    def __reduce_ex__(self, protocol):
        return ReducesEx, (), {'protocol': protocol}


class Itself(Plain):
    def __reduce_ex__(self, protocol):
        return 'itself'


class SixTuple(Plain):
    def __reduce__(self):
        return SixTuple, (), {}, None, None, None


class Hidden(Plain):
    def __getattribute__(self, name):
        if name.startswith('__reduce'):
            raise AttributeError(name)
        return object.__getattribute__(self, name)


class Items(list):
    pass


class Pairs(dict):
    pass


class Whole(int):
    pass


class Bytes(bytearray):
    pass


class Fixed(tuple):
    pass


shared = [1]
values = [
    Plain(x=shared, y=shared), NewArgs(z=1), NewArgsEx(keyword=3), States(value=0.0), States(value=shared), Slots(),
    Reduces(shared), ReducesEx(), Itself(q=1), Items([shared, shared]), Pairs(a=shared), Whole(7), Bytes(b'abc'),
    Fixed([shared, shared]), deque([shared], 3), OrderedDict(a=shared), defaultdict(list, a=shared), Counter('aab'),
    ValueError('x', shared), slice(shared, shared), {1, 2}, frozenset([1]), bytearray(b'xy'), KeyError('k'),
]
for value in values:
    for function in (copy.copy, copy.deepcopy):
        for i in range(3):
            made = function(value)
        print(function.__name__, type(made).__name__, made if not isinstance(made, (set, Whole)) else '', made is value)

for name in ('Items', 'Pairs', 'Whole', 'Bytes', 'Fixed'):
    made = globals()[name]()
    made.mark = shared
    one, two = copy.copy(made), copy.deepcopy(made)
    print(name, type(one).__name__, one.mark is shared, two.mark is shared, two.mark)

deep = copy.deepcopy(Plain(x=shared, y=shared))
print(deep.x is deep.y, deep.x is shared)
loop = Items()
loop.append(loop)
loop.me = loop
made = copy.deepcopy(loop)
print(made[0] is made, made.me is made, made is loop)

for wrong in (SixTuple(), Hidden(), (x for x in ()), {}.keys(), copy):
    for function in (copy.copy, copy.deepcopy):
        try:
            function(wrong)
        except (TypeError, copy.Error) as error:
            print(type(error).__name__, str(error).partition(' object at')[0])
