# dataclasses: fields, defaults, order, frozen, slots, keyword only, inheritance, patterns.
import dataclasses
from dataclasses import dataclass, field

@dataclass
class Point:
    x: int
    y: int = 0

    def dist(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = field(default=(), compare=False)

@dataclass
class Inventory:
    name: str
    items: list = field(default_factory=list)
    total: int = field(init=False, default=0)

    def __post_init__(self):
        self.total = len(self.items)

p = Point(3, 4)
print(p, p.dist(), p == Point(3, 4), p != Point(1))
print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 5), Version(1, 2)]))
try:
    Version(1).major = 5
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
inv = Inventory("shop", [1, 2, 3])
print(inv, dataclasses.asdict(inv), dataclasses.astuple(inv))
print([f.name for f in dataclasses.fields(Inventory)])
print(dataclasses.replace(p, y=10))
print(hash(Version(1, 2)) == hash(Version(1, 2)))
try:
    Point()
except TypeError as e:
    print(e)
print(dataclasses.is_dataclass(Point), dataclasses.is_dataclass(p), dataclasses.is_dataclass(int))

@dataclass
class Base:
    a: int = 1
@dataclass
class Derived(Base):
    b: str = "x"
print(Derived(), Derived(5, b="z"))
match p:
    case Point(x=3, y=y):
        print("matched", y)
match p:
    case Point(a, b):
        print(a, b)
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
print(S(1), S.__slots__)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 3
print(K(a=1))
try:
    K(1)
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
