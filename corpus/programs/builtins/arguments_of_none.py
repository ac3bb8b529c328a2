# What wrong arguments are called: keywords of enumerate, None where a text is asked for, counts that fit no index,
# iterators of texts, and classes with a tuple of their own between brackets.


class Text(str):
    pass


class Pair(tuple):
    def __repr__(self):
        return 'Pair' + tuple.__repr__(self)


def tell(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


for keywords in ({'x': 1}, {'start': 1}, {'x': 1, 'start': 2}, {'start': 1, 'x': 2}, {}):
    tell(lambda: list(enumerate(**keywords)))
    tell(lambda: list(enumerate('ab', **keywords)))
tell(lambda: list(enumerate(iterable='ab', start=3)))
tell(lambda: list(enumerate(start=3, iterable='ab')))
tell(lambda: enumerate('ab', iterable='ab'))
tell(lambda: enumerate('ab', 1, 2))
tell(lambda: enumerate('ab', 1, start=2))
for wrong in (None, 2):
    tell(lambda: format(1, wrong))
    tell(lambda: str(b'', wrong))
    tell(lambda: str(b'', 'utf-8', wrong))
    tell(lambda: bytes('a', wrong))
    tell(lambda: bytearray('a', 'utf-8', wrong))
    tell(lambda: compile('1', 'f', wrong))
    tell(lambda: type(wrong, (), {}))
    tell(lambda: type('a', wrong, {}))
    tell(lambda: type('a', (), wrong))
for count in (2**64, -2**64, 10**30, -1):
    tell(lambda: bytes(count))
    tell(lambda: bytearray(count))
for text in ('abc', 'é', Text('abc'), Text('é')):
    print(type(iter(text)).__name__, list(text))
for items in ((1, 2), Pair((1, 2)), Pair(), (), Pair((1,)), [1]):
    print(tuple[items], len(tuple[items].__args__))


class Loud:
    def __init__(self, fails):
        self.fails = fails

    def __str__(self):
        print('asked', end=';')
        if self.fails:
            raise ValueError('no text')
        return 'loud'


# What comes before a text that cannot be had is written already.
print('a', Loud(False), 'b', sep='-')
tell(lambda: print('a', Loud(True), 'b', sep='-'))
tell(lambda: print(Loud(True), 'b'))
