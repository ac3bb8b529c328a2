# `%` with objects that are numbers by their methods, with keys of bytes, and what is the same object after it.


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Int:
    def __int__(self):
        return 77


class Both(Index):
    def __int__(self):
        return 78


class Text(str):
    pass


class Shown:
    def __init__(self, answer):
        self.answer = answer

    def __str__(self):
        return self.answer


class Keys:
    def __getitem__(self, key):
        return key


def attempt(make):
    try:
        print(repr(make()))
    except (TypeError, OverflowError, KeyError, ValueError) as error:
        print(type(error).__name__, error)


for code in 'dixXoc':
    for value in (Index(65), Int(), Both(66), 67.5, 'x', 'xy', None, 1j):
        attempt(lambda: f'%{code}' % value)
for value in (65, 256, -1, 'x', b'x', b'xy', bytearray(b'y'), Index(66), 1.5):
    attempt(lambda: b'[%c]' % value)
attempt(lambda: b'%(a)s|%(b)d' % {b'a': b'x', b'b': 5})
attempt(lambda: b'%(a)s' % {'a': b'x'})
attempt(lambda: b'%(key)s' % Keys())
attempt(lambda: '%(key)s' % Keys())

for answer in (Text('text'), 'plain', 5, None):
    attempt(lambda: (type(str(Shown(answer))).__name__, str(Shown(answer))))
kept = Text('kept')
print(str(Shown(kept)) is kept, type(str(kept)).__name__)

for value in ((1, 2), 'text' + str(len('ab')), b'bytes'):
    print(value * 1 is value, 1 * value is value, value * 2 == value + value)


class Sub(tuple):
    pass


sub = Sub((1, 2))
print(type(sub * 1).__name__, sub * 1 is sub, [1] * 1 == [1])
merged = {1: 'a', 2: 'b'} | {2: 'c', 3: 'd'}
print(merged, {} | merged == merged, ({} | merged) is merged)
print(range(5).count(2), range(5).count(2.0), range(5).count('x'), range(3).count(Index(1)))


class Always:
    def __eq__(self, other):
        return True


print(range(7).count(Always()), bytes(3), repr(Shown.__str__(Shown('x'))))
for wrong in (2 ** 63, -2 ** 63 - 1, -1):
    attempt(lambda: bytes(wrong))


def recursive():
    class Same:
        pass

    Same.__repr__ = Same.__str__
    try:
        repr(Same())
    except RecursionError as error:
        print('RecursionError')


recursive()
