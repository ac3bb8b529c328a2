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
