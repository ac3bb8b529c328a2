# Descriptors of builtin classes on receivers they are not for, what a class method wraps, and which bases go together.


def tell(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


class Stranger:
    m = dict.get
    n = str.upper
    __getitem__ = list.append


for attempt in [
    lambda: Stranger().m,
    lambda: Stranger().n(),
    lambda: Stranger()[0],
    lambda: Stranger.m({1: 2}, 1),
]:
    tell(attempt)


class Text(str):
    m = str.upper


print(Text('ab').m(), Text.m('cd'))


class Reads:
    def __get__(self, instance, owner):
        return instance, owner


class Wrapped:
    plain = classmethod(lambda cls: cls)
    name = classmethod(property(lambda cls: cls.__name__))
    twice = classmethod(classmethod(lambda *classes: classes))
    custom = classmethod(Reads())
    builtin = classmethod(len)
    static = classmethod(staticmethod(lambda: 'static'))


for attempt in [
    lambda: Wrapped.plain() is Wrapped,
    lambda: Wrapped().name,
    lambda: Wrapped.twice() == (Wrapped,),
    lambda: Wrapped.custom == (Wrapped, Wrapped),
    lambda: Wrapped.builtin(),
    lambda: Wrapped.static(),
]:
    tell(attempt)


class I0(int): pass
class I1(int): pass
class T0(tuple): __slots__ = ()
class T1(tuple): __slots__ = ()
class L0(list): pass
class L1(list): pass
class S0: __slots__ = ('a',)
class S1: __slots__ = ('b',)
class S2: __slots__ = ()
class Dict: pass


for bases in [(I0, I1), (T0, T1), (L0, L1), (S0, S1), (S0, S2), (S2, S0), (S0, Dict), (I0, S2), (L0, S0), (OSError, NameError),
              (ExceptionGroup, OSError), (ValueError, KeyError), (I0, L0)]:
    tell(lambda: [c.__name__ for c in type('C', bases, {}).__mro__])


class Meta(type):
    pass


print('__dict__' in vars(Meta), '__weakref__' in vars(Meta))
print('__dict__' in vars(type('C', (S2, Dict), {})), '__dict__' in vars(type('C', (Dict, S2), {})))
tell(lambda: Meta[0])
print(type[int])


class Sets:
    def __setitem__(self, key, value): print('set', key, value)


class Deletes:
    def __delitem__(self, key): print('del', key)


def delete(container, key):
    del container[key]


def assign(container, key):
    container[key] = 0


tell(lambda: delete(Sets(), 1))
tell(lambda: assign(Sets(), 1))
tell(lambda: delete(Deletes(), 1))
tell(lambda: assign(Deletes(), 1))


def outer(n):
    def inner(): return n
    return inner


def flat(): return 'flat'


def swap(function, other):
    function.__code__ = other.__code__


inner = outer(1)
tell(lambda: swap(flat, inner))
tell(lambda: swap(inner, flat))
tell(lambda: swap(inner, outer(2)))
print(inner(), flat())


class Slots:
    __slots__ = ('b', 'a', '__own')


print([name for name in vars(Slots) if name in ('a', 'b', '_Slots__own')])
tell(lambda: setattr(Slots(), '__dict__', {}))
tell(lambda: delattr(Slots(), '__dict__'))
tell(lambda: Text('x').upper(1))
upper = Text('x').upper
tell(lambda: upper(1))
tell(lambda: Text('x').split(1, 2, 3))
tell(lambda: reversed(I0(3)))
tell(lambda: setattr(ExceptionGroup('m', [ValueError()]), 'message', 1))


class E0(Exception): pass
class E1(ValueError): pass
class O0: pass
class O1: pass


def become(value, other):
    value.__class__ = other
    return type(value).__name__


for one, other in [(I0, I1), (L0, L1), (S0, S1), (O0, O1), (E0, E1), (T0, T1)]:
    tell(lambda: become(one(), other))


class Lower0(I0): pass
class Lower1(L0): pass


def rebase(cls, base):
    cls.__bases__ = base,
    return cls.__mro__


tell(lambda: rebase(Lower0, I1))
tell(lambda: [c.__name__ for c in rebase(Lower1, L1)])


class B0: pass
class B1: pass
class Both(B1, B0): pass


tell(lambda: rebase(B0, B1))
print(B0.__mro__ == (B0, object), Both.__mro__ == (Both, B1, B0, object))


class Answers(type):
    def __getattribute__(cls, name): return lambda key: (name, key)


class Answered(metaclass=Answers): pass


print(Answered[5], list[int], dict[str, int])
tell(lambda: int[0])
