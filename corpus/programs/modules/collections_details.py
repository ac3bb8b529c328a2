# collections: counters of mappings and of None, named tuples as functions, recursive representations.
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, namedtuple

print(Counter(a=None), Counter(UserDict(a=2, b=1)), Counter(ChainMap({'x': 1}, {'y': 3})))
counter = Counter()
counter.update(iterable=None)
print(counter)
counter = Counter('aab')
counter.update(UserDict(a=1), b=5)
counter.subtract(self=2, b=1)
print(counter, Counter(iterable=5, self=6))
try:
    Counter('a').update(a=None)
except TypeError as error:
    print(error)

Point = namedtuple('Point', 'x y z', defaults=(10, 20))
print(Point.__new__.__defaults__, Point.__new__.__doc__, Point.__new__.__name__, Point.__new__.__code__.co_varnames)
print(Point.x, repr(Point.z), Point(1), Point(x=1, z=2), Point.x.__doc__)
for make in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, w=2), lambda: Point(1, x=2),
             lambda: Point.x.__get__([1], list), lambda: namedtuple('Empty', '')(1)):
    try:
        make()
    except TypeError as error:
        print(error)
for i in range(20):
    point = Point(i, i + 1)
print(point, point._replace(y=5), Point._make([1, 2, 3]), namedtuple('One', 'a')(5), namedtuple('Empty', '')())


class Sub(defaultdict):
    def factory(self):
        return []

    def __init__(self):
        defaultdict.__init__(self, self.factory)


sub = Sub()
text = repr(sub)
print(text[:4], text[-16:])
plain = defaultdict(int)
plain['me'] = plain
print(repr(plain), repr(defaultdict(None, a=1)))
ordered = OrderedDict(a=1)
ordered['me'] = ordered
print(ordered)
