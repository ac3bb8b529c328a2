# enum: members, aliases, auto, IntEnum, Flag, mixed-in types, methods and properties.
import enum
from enum import Enum, IntEnum, auto, Flag, IntFlag, unique

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN

print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.RED in Color)
print(Color.RED.describe(), Color.default(), Color.RED == Color.RED, Color.RED != Color.BLUE, Color.RED == 1)
print(Color.__members__)
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color["PINK"]
except KeyError as e:
    print(repr(e))
try:
    Color.RED = 5
except AttributeError as e:
    print(e)
class Shape(Enum):
    SQUARE = auto()
    CIRCLE = auto()
    def __str__(self):
        return self.name.lower()
print([str(s) for s in Shape], [s.value for s in Shape])
class Prio(IntEnum):
    LOW = 1
    HIGH = 10
print(Prio.LOW < Prio.HIGH, Prio.LOW + 1, sorted([Prio.HIGH, Prio.LOW]), Prio.HIGH == 10, f"{Prio.LOW}", str(Prio.LOW), repr(Prio.LOW), int(Prio.HIGH))
class Perm(Flag):
    R = 4
    W = 2
    X = 1
rw = Perm.R | Perm.W
print(rw, repr(rw), Perm.R in rw, Perm.X in rw, rw & Perm.R, rw.value, bool(rw & Perm.X), ~Perm.R, rw ^ Perm.R)
print(hash(Color.RED) == hash(Color.RED), {Color.RED: "r"}[Color.RED])
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self):
        return round(self.mass / self.radius, 3)
print(Planet.EARTH.density, Planet.MARS.mass, Planet.EARTH.value)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
match Color.RED:
    case Color.GREEN: print("green")
    case Color.RED: print("red")
print(isinstance(Color.RED, Color), type(Color.RED), Color.RED.__class__.__name__)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value)
print([c.name for c in Color if c is not Color.GREEN], Color.RED.name, Color.BLUE.value)
for name, member in Color.__members__.items():
    print(name, member.name)
class Str(str, Enum):
    A = "a"
    B = "b"
print(Str.A == "a", Str.A, repr(Str.B), Str("b"), Str.A.upper())
try:
    class Sub(Color):
        X = 1
except TypeError as e:
    print(e)
