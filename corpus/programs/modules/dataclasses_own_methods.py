# Dataclasses: what the class has of its own stays, defaults are told their names, what make_dataclass refuses.
from dataclasses import dataclass, field, fields, make_dataclass


@dataclass
class Own:
    x: int

    def __init__(self, x):
        self.x = 2 * x


@dataclass(init=True, order=True)
class OwnToo:
    x: int = 1

    def __init__(self, x):
        self.x = 3 * x

    def __repr__(self):
        return f'own {self.x}'


@dataclass(frozen=True)
class Frozen:
    x: int

    def __init__(self, x):
        object.__setattr__(self, 'x', x + 1)


for i in range(12):
    values = Own(i), OwnToo(i), Frozen(i)
print(values, OwnToo(1) < OwnToo(2))


class Named:
    def __set_name__(self, owner, name):
        self.name = owner.__name__ + '.' + name


@dataclass
class WithNamed:
    c: int = field(default=Named(), init=False)
    d: Named = field(default_factory=Named)


print(WithNamed.c.name, hasattr(WithNamed().d, 'name'))


class C:
    pass


@dataclass
class Recursive:
    C: C = field()


print(',type=...,' in repr(fields(Recursive)[0]))


def attempt(make):
    try:
        print(make().__name__)
    except TypeError as error:
        print(error)


for wrong in ((), ('a',), ('a', int, 5, 6), ('for', int), ('1x', int), (5, int), 'class'):
    attempt(lambda: make_dataclass('Made', ['b', wrong]))
attempt(lambda: make_dataclass('Made', ['a', ('b', int), ('c', int, field(default=3))]))


class Root:
    __slots__ = iter(['a'])


class Below(Root):
    __slots__ = ('b',)


def slotted(base):
    @dataclass(slots=True)
    class Made(base):
        x: int

    return Made


attempt(lambda: slotted(Below))
attempt(lambda: slotted(object))
try:
    @dataclass
    class Order:
        a: int = 1
        b: int

        def __init__(self):
            pass
except TypeError as error:
    print(error)
