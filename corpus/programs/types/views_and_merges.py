# Views and proxies beside other sets and dicts, what a dict does while another is merged into it, and methods that cannot
# be bound.
import types
from collections import OrderedDict


def tell(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


class Loud:
    def __eq__(self, other): raise RuntimeError('compared')


a, b = {1: Loud()}, {1: Loud()}
tell(lambda: a.items() == b.items())
tell(lambda: a.items() != b.items())
tell(lambda: a.items() <= b.items())
tell(lambda: a.items() < b.items())
tell(lambda: a.keys() == b.keys())
tell(lambda: {1: [2]}.items() == {1: [2]}.items())
tell(lambda: {1: 2}.keys() < {1, 2})
tell(lambda: {1, 2} > {1: 2}.keys())
tell(lambda: {1: 2}.keys() == [1])
tell(lambda: {1: 2}.keys() < [1])

proxy = types.MappingProxyType({1: 2})
print(proxy == {1: 2}, {1: 2} == proxy, proxy == proxy, proxy != {1: 3}, proxy == 5, {1: 2}.keys().mapping == {1: 2})
tell(lambda: proxy < {})

o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(dict(o), {**o}, list(dict(o).items()))


class Own(dict):
    def __iter__(self): return iter(['x'])
    def keys(self): return ['y']
    def __getitem__(self, key): return key * 2


print(dict(Own(z=1)), {**Own(z=1)})


class Clearing:
    def __hash__(self): return 0
    def __eq__(self, other):
        source.clear()
        return False


source = {i: 0 for i in range(1, 50)}
source[Clearing()] = 0
target = {Clearing(): 0, 1: 1}
tell(lambda: target.update(source))


class Counted:
    def __init__(self): self.hashes = self.equals = 0
    def __hash__(self):
        self.hashes += 1
        return 42
    def __eq__(self, other):
        self.equals += 1
        return self is other


key, other = Counted(), Counted()
table = {}
table.setdefault(key, 1)
print(key.hashes, key.equals)
table.setdefault(other, 2)
print(key.hashes, key.equals, other.hashes, other.equals, len(table))
copied = table.copy()
print(key.equals + other.equals, len(copied))
print(table.popitem()[1], table.popitem()[1])


def refuse(self): raise AttributeError('not bound')


class Unbound:
    __eq__ = property(refuse)
    __hash__ = property(refuse)
    __iter__ = property(refuse)
    __len__ = property(refuse)
    __add__ = property(refuse)


u = Unbound()
print(u == u, u != u, u == Unbound(), u != Unbound())
tell(lambda: hash(u))
tell(lambda: iter(u))
tell(lambda: len(u))
tell(lambda: u + u)


class Named:
    __bases__ = ()


class Below:
    __bases__ = (Named(),)


n = Named()
Said = type('Said', (), {'__class__': property(lambda self: n)})
print(isinstance(Said(), n), isinstance(1, n), issubclass(n, n), issubclass(n, Named()))
tell(lambda: isinstance(1, 2))
tell(lambda: issubclass(1, int))
tell(lambda: issubclass(int, 2))
tell(lambda: isinstance(Unbound(), type('Odd', (), {'__bases__': property(refuse)})()))
tell(lambda: isinstance(1, type('Odd', (), {'__bases__': property(lambda self: 1 / 0)})()))


def walk(table, change):
    for key in table:
        change(table, key)


def swap(table, key):
    del table[key]
    table[key] = 0


def swap_once(table, key):
    if key == 0:
        del table[1]
        table['late'] = 0


tell(lambda: walk({0: 0}, swap))
tell(lambda: walk({0: 0, 1: 1}, swap_once))
tell(lambda: walk({0: 0}, lambda table, key: table.update(more=1)))


class Empties:
    def __init__(self, name): self.name = name
    def __eq__(self, other):
        lists[self.name].clear()
        return NotImplemented


lists = {'x': [], 'y': []}
lists['x'].append(Empties('y'))
lists['y'].append(Empties('x'))
print(lists['x'] == lists['y'], lists)


class Whole(int):
    def __index__(self): return 42


print(int(Whole(7)), range(Whole(7)), [0] * 7 == [0] * Whole(7))


class Plain: pass


def times(left, right):
    left *= right
    return left


for left in [Plain(), {}, {1}, range(2), {}.keys(), Whole(2), 2, None]:
    tell(lambda: times(left, [1]))
    tell(lambda: times(left, 'a'))


class Below(tuple): pass
class Same(list): pass


tell(lambda: (int, str) < Below((1, 2)))
tell(lambda: (int, str) > (1, 2))
tell(lambda: [1] < Same(['a']))
tell(lambda: Same(['a']) < [1])


class Right:
    def __init__(self, answer): self.answer = answer
    def __radd__(self, other):
        print('radd', other)
        return self.answer
    def __rmul__(self, other):
        print('rmul', other)
        return self.answer


def plus(left, right):
    left += right
    return left


tell(lambda: plus([1], Right('right')))
tell(lambda: plus([1], Right(NotImplemented)))
tell(lambda: times([1], Right('right')))
tell(lambda: times([1], Right(NotImplemented)))
tell(lambda: plus({1: 2}, Right('right')))
tell(lambda: bytes('a', (1,)))
tell(lambda: bytearray('a', 'utf-8', 5))
