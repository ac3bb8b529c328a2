# Operands of every kind that the builtin ones do not cover.
class I(int):
    def __repr__(self): return 'I' + int.__repr__(self)
class F(float):
    def __repr__(self): return 'F' + float.__repr__(self)
class S(str):
    def __repr__(self): return 'S' + str.__repr__(self)
class L(list):
    def __repr__(self): return 'L' + list.__repr__(self)
class T(tuple):
    def __repr__(self): return 'T' + tuple.__repr__(self)
class D(dict):
    def __repr__(self): return 'D' + dict.__repr__(self)
class P:
    def __init__(self, x=1):
        self.x = x
    def m(self, v=0):
        return v
    def __repr__(self):
        return 'P()'
class Q(P):
    y = 2
    def __repr__(self):
        return 'Q()'
class Slots:
    __slots__ = ('x',)
    def __init__(self, x=1):
        self.x = x
    def m(self, v=0):
        return self.x
    def __repr__(self):
        return 'Slots()'
class Unset:
    __slots__ = ('x',)
    def __repr__(self):
        return 'Unset()'
class Prop:
    @property
    def x(self):
        return 5
    def m(self, v):
        return 'prop'
    def __repr__(self):
        return 'Prop()'
class Dyn:
    def __getattr__(self, name):
        return lambda v=0: name
    def __repr__(self):
        return 'Dyn()'
class Item:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        pass
    def __add__(self, other):
        return 'add'
    def __radd__(self, other):
        return 'radd'
    def __lt__(self, other):
        return True
    def __call__(self, v=0):
        return 'call'
    def __iter__(self):
        return iter((1, 2))
    def __repr__(self):
        return 'Item()'
def py1(v):
    return v
def py2(v, w=3):
    return (v, w)
def with_dict():
    o = P()
    o.__dict__
    return o
def combined():
    o = P()
    o.__dict__ = {'z': 0, 'x': 9}
    return o
shared = P()
class Evil:
    def __add__(self, o): mutate(); return 'evil add'
    def __radd__(self, o): mutate(); return 'evil radd'
    def __sub__(self, o): mutate(); return 'evil sub'
    def __rsub__(self, o): mutate(); return 'evil rsub'
    def __mul__(self, o): mutate(); return 'evil mul'
    def __rmul__(self, o): mutate(); return 'evil rmul'
    def __lt__(self, o): mutate(); return True
    def __gt__(self, o): mutate(); return True
    def __le__(self, o): mutate(); return False
    def __ge__(self, o): mutate(); return True
    def __eq__(self, o): mutate(); return True
    def __ne__(self, o): mutate(); return True
    def __hash__(self): return 1
    def __bool__(self): mutate(); return True
    def __index__(self): mutate(); return 1
    def __len__(self): mutate(); return 2
    def __getitem__(self, k): mutate(); return ('evil', k)
    def __setitem__(self, k, v): mutate()
    def __iter__(self): mutate(); return iter((1, 2))
    def __getattr__(self, name): mutate(); return lambda *v: name
    def __setattr__(self, name, v): mutate()
    def __call__(self, *v): mutate(); return 'evil call'
    def __repr__(self): return 'Evil()'
class Radd:
    def __add__(self, o): return ('add', o)
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
    def __rmul__(self, o): return ('rmul', o)
    def __sub__(self, o): return ('sub', o)
    def __mul__(self, o): return ('mul', o)
    def __repr__(self): return 'Radd()'
class Index:
    def __index__(self): return 2
    def __repr__(self): return 'Index()'
class Missing(dict):
    def __missing__(self, k): return ('missing', k)
class Base:
    def __init__(self, x=1): self.x = x
    def m(self, v=0): return ('Base.m', v)
class Meta(type):
    def mro(cls): return super().mro()
class Metal(metaclass=Meta):
    x = 'metal'
    def m(self, v=0): return ('Metal.m', v)
    def __repr__(self): return 'Metal()'
class Data:
    def __get__(self, o, c=None): return ('data', o is None)
    def __set__(self, o, v): pass
    def __repr__(self): return 'Data()'
class Plain:
    def __get__(self, o, c=None): return ('plain', o is None)
    def __repr__(self): return 'Plain()'
def py3(v, *, k=3): return (v, k)
class Other:
    x = property(lambda o: 'other', lambda o, v: None)
    def m(self, v=0): return ('Other.m', v)
class Derived(Base):
    y = 3
    def __repr__(self): return 'Derived()'
mapping = {1: 5, 2: 6}
class Clears:
    def __hash__(self): return 1
    def __eq__(self, o):
        mapping.clear()
        mutate()
        return True
    def __repr__(self): return 'Clears()'
items = [5, 6, 7]
class Shrinks:
    def __index__(self):
        items.clear()
        mutate()
        return 1
    def __repr__(self): return 'Shrinks()'
class Live:
    x = property(lambda o: mutate() or 'live', lambda o, v: mutate())
    @property
    def m(self):
        mutate()
        return lambda *v: 'live'
    def __repr__(self): return 'Live()'
class Deeply:
    def __add__(self, o): return self + o
    def __sub__(self, o): return self - o
    def __mul__(self, o): return self * o
    def __lt__(self, o): return self < o
    def __ge__(self, o): return self >= o
    def __eq__(self, o): return self == o
    def __hash__(self): return 1
    def __len__(self): return len(self)
    def __getitem__(self, k): return self[k]
    def __setitem__(self, k, v): self[k] = v
    def __iter__(self):
        a, b = self
        return a
    def __getattr__(self, name): return self.missing
    def __setattr__(self, name, v): self.y = v
    def __call__(self, *v): return self(*v)
    def __repr__(self): return 'Deeply()'
class L2(list):
    def __getitem__(self, k): return ('L2', k)
    def __setitem__(self, k, v): list.__setitem__(self, k, ('L2', v))
    def __iter__(self): return iter(('L2', 1))
    def __len__(self): return 2
class T2(tuple):
    def __getitem__(self, k): return ('T2', k)
    def __iter__(self): return iter(('T2', 1, 2))
class D2(dict):
    def __getitem__(self, k): return ('D2', k)
    def __setitem__(self, k, v): dict.__setitem__(self, k, ('D2', v))
class D3(dict):
    def __missing__(self, k): return ('D3', k)
class Same:
    def __eq__(self, o): return True
    def __hash__(self): return hash(1)
    def __repr__(self): return 'Same()'
class Keyed:
    def __getitem__(self, k, d=1): return ('Keyed', k, d) if k != 3 else 1 // 0
    def __setitem__(self, k, v): log.append(repr(('set', k, v)))
kl = [1, 2]
kt = (1, 2)
kd = {0: 5, 1: 6}
lst = [0]
class Own:
    append = get = pop = index = count = update = add = join = upper = split = lambda *v, **k: ('own', len(v), k)
