# Keywords and own items of constructors, what subclasses say of a text that is no number, super() and range() with too much.
from collections import defaultdict, deque


def tell(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


class WithNew(list):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


class WithInit(set):
    def __init__(self, items, extra=None):
        super().__init__(items)
        self.extra = extra


class Hex(int):
    def __init__(self, *args, **keywords):
        self.keywords = keywords


class Shown(str):
    def __repr__(self): return 'Shown!'


w = WithNew([1, 2], extra=3)
print(w, w.extra)
w = WithInit([1, 2], extra=3)
print(w, w.extra)
h = Hex('ff', base=16)
print(h, h.keywords)
tell(lambda: list(items=[1]))
tell(lambda: set(items=[1]))
tell(lambda: float(Shown('x')))
tell(lambda: int(Shown('x')))
tell(lambda: float('x'))
tell(lambda: int(b'x'))
tell(lambda: bytearray(start=1))
tell(lambda: bytes(start=1))
tell(lambda: super(int, 1, x=2))
tell(lambda: range(1, 2, 3, 'a'))
tell(lambda: pow(1j, 2, 3))
tell(lambda: pow(1j, 'a', 3))
tell(lambda: input('? '))
tell(lambda: open('nowhere'))
tell(lambda: open(1.5))
tell(lambda: open('nowhere', 'q'))
tell(lambda: open('nowhere', 5))

own = [1, 2]
own.__init__(own)
print(own)
own = {1, 2}
own.__init__(own)
print(own)

d = deque([1, 2])
tell(lambda: d[2**70])
tell(lambda: d[5])
tell(lambda: setattr(d, 'x', 1))
tell(lambda: setattr(defaultdict(), 'x', 1))


class Slotted(deque):
    __slots__ = ('x', '__dict__')


s = Slotted([1])
s.x, s.y = 1, 2
print(s, s.x, s.y)

import operator
from collections.abc import Generator
from itertools import repeat

print(repr(complex(complex(0.0, -0.0))), repr(complex(-0.0, 0.0)))
print(operator.__or__(1, 2), operator.__iadd__([1], [2]), operator.__not__(0))


class Weird:
    length = 5
    def __len__(self): return 10 // self.length
    def __getitem__(self, index): return index


weird = Weird()
backwards = reversed(weird)
tell(lambda: operator.length_hint(backwards))
weird.length = 0
tell(lambda: operator.length_hint(backwards))
tell(lambda: operator.length_hint(repeat(1)))
tell(lambda: operator.length_hint(repeat(1, 3)))
tell(lambda: operator.length_hint(type('H', (), {'__length_hint__': lambda self: -1})()))
tell(lambda: operator.length_hint(type('H', (), {'__length_hint__': lambda self: 'a'})()))
tell(lambda: operator.length_hint(5, 7))


class Own(Generator):
    def send(self, value): return value
    def throw(self, *args): return super().throw(*args)


tell(lambda: next(Own()))
tell(lambda: Own().throw(ValueError('thrown')))
tell(lambda: Own().close())
tell(lambda: Generator())

for repetition in [
    lambda: 'x' * 300 * (2**62 - 2),
    lambda: 'xx' * 2**62,
    lambda: b'xx' * 2**62,
    lambda: bytearray(b'xx') * 2**62,
    lambda: 'xx' * 2**64,
    lambda: b'xx' * 2**64,
    lambda: [1, 2] * 2**62,
    lambda: str.maketrans(type('D', (dict,), {})()),
    lambda: str.maketrans({'a': 'b'}),
    lambda: object.__setattr__(Hex, 'x', 1),
    lambda: object.__delattr__(int, 'x'),
]:
    tell(repetition)
