# Stand-ins for builtin functions, and classes with methods of builtin ones: with their receiver, without one, of others.
class Sized:
    def __len__(self): return 3
    def __repr__(self): return 'Sized()'
class Meta(type):
    def __instancecheck__(cls, o): return True
class Meta1(metaclass=Meta): pass
class Callable3:
    def __call__(self, *a): return ('callable', len(a) if a else 0)
    def __repr__(self): return 'Callable3()'
def d_one(a): return ('one', a)
def d_two(a, b): return ('two', a)
class Lister:
    def append(self, v): return ('append', v)
    def count(self, v): return ('count', v)
    def copy(self): return 'copy'
    def index(self, *v): return ('index', v)
    def split(self, *v, **k): return ('split', v)
    def m(self, v): return ('Lister.m', v)
    def n(self, v, w): return ('Lister.n', v, w)
    def __repr__(self): return 'Lister()'
class Takes:
    append = list.append
    count = list.count
    copy = list.copy
    index = list.index
    split = str.split
    def __repr__(self): return 'Takes()'
class Crossed:
    append = list.copy
    count = list.index
    copy = list.count
    index = str.split
    split = list.index
    def __repr__(self): return 'Crossed()'
class Bound:
    append = [3].append
    count = [3].count
    copy = [3].copy
    index = [3, 1].index
    split = 'ab'.split
    def __repr__(self): return 'Bound()'
class Keeps:
    def __init__(self, m): self.m = self.n = m
    def __repr__(self): return 'Keeps()'
