# abc and collections.abc: abstract methods, register, hooks, mixins.
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name}: {self.area():.2f}"
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
    @property
    def name(self): return "circle"
class Half(Shape):
    def area(self): return 1
print(Circle(2).describe())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
print(isinstance(Circle(1), Shape), issubclass(Half, Shape), Shape.__abstractmethods__ == frozenset({"area", "name"}))
class Dup(metaclass=ABCMeta):
    @abstractmethod
    def go(self): pass
@Dup.register
class Other:
    pass
print(isinstance(Other(), Dup), issubclass(Other, Dup))
class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return any("quack" in B.__dict__ for B in C.__mro__)
        return NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), Hook), issubclass(int, Hook))
from collections.abc import Mapping, Sequence, Iterable, Callable, Hashable, MutableMapping, Sized, Iterator
class M(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M({"a": 1, "b": 2})
print(list(m.items()), m.get("z", 0), "a" in m, list(m.keys()), list(m.values()), m == {"a": 1, "b": 2}, len(m))
class Seq(Sequence):
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
    def __len__(self): return 3
print(list(Seq()), 20 in Seq(), list(reversed(Seq())), Seq().index(10), Seq().count(0))
print(isinstance([], Iterable), isinstance({}, Mapping), isinstance(3, Hashable), isinstance([], Hashable), isinstance(print, Callable), isinstance("", Sequence), isinstance(iter([]), Iterator))
class MM(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
x = MM(); x["A"] = 1; x.update(B=2); x.setdefault("c", 3)
print(dict(x), x.pop("a"), x.pop("zz", None), sorted(x))
