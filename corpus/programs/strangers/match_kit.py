# Match statements over every pattern.
from collections import namedtuple
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
NT = namedtuple("NT", "a b")
def m(v):
    match v:
        case None: return "none"
        case True | False: return f"bool {v}"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return f"num {v}"
        case "": return "empty"
        case str(s) if s.startswith("x"): return f"x-str {s}"
        case str(): return "str"
        case []: return "empty list"
        case [x]: return f"one {x}"
        case [1, 2, *rest]: return f"12+{rest}"
        case [first, *_, last] if first == last: return f"same ends {first}"
        case (a, [b, (c, *d)]): return f"nested {a} {b} {c} {d}"
        case NT(a=1, b=b): return f"nt {b}"
        case [*items]: return f"seq {len(items)}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": ("square" | "rect") as t, **rest}: return f"{t} {sorted(rest)}"
        case {}: return f"dict {len(v)}"
        case P(x=0, y=0): return "origin"
        case P(0, y): return f"on y {y}"
        case P(x, y) as p if x == y: return f"diag {p.x}"
        case P(): return "P"
        case set() | frozenset(): return "set"
        case bytes(b): return f"bytes {b}"
        case _: return f"other {type(v).__name__}"
for v in (None, True, 5, 500, 2.5, "", "xyz", "abc", [], [1], [1, 2, 3, 4], [5, 6, 5], (1, [2, (3, 4, 5)]), NT(1, 2), NT(2, 3), [1, 9], range(3), {"type": "circle", "r": 2}, {"type": "rect", "w": 1, "h": 2}, {}, {"a": 1}, P(0, 0), P(0, 5), P(3, 3), P(1, 2), {1}, b"q", 3j, object, "x"):
    print(m(v))
import sys
class Color: RED = "r"; BLUE = "b"
def c(v):
    match v:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case -1: return "neg one"
        case 1.5: return "1.5"
        case 2 + 3j: return "cplx"
        case "a" "b": return "ab"
        case b"x": return "bx"
        case (1 | 2 | 3) as n: return f"small {n}"
        case [Color.RED, str() as s, *_]: return s
    return "no match"
for v in ("r", "b", -1, 1.5, 2 + 3j, "ab", b"x", 2, ["r", "s", 1], 99, "zz"): print(c(v))
def cmd(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as d]: return f"going {d}"
        case ["get", obj] | ["pick", "up", obj]: return f"got {obj}"
        case ["drop", *objs] if objs: return f"dropped {', '.join(objs)}"
        case ["quit" | "exit"]: return "bye"
        case [] : return "say something"
        case [verb, *_]: return f"unknown {verb}"
for l in ("go north", "go up", "get lamp", "pick up sword", "drop a b", "drop", "exit", ""): print(cmd(l))
try:
    match P(1, 2):
        case P(a, b, c): pass
except TypeError as e: print(e)
class N: pass
try:
    match N():
        case N(a): pass
except TypeError as e: print(e)
class B: __match_args__ = [1]
try:
    match B():
        case B(a): pass
except TypeError as e: print(e)
class B2: __match_args__ = (1,)
try:
    match B2():
        case B2(a): pass
except TypeError as e: print(e)
x = 5
match x:
    case y: pass
print(y)
match (1, 2), [3]:
    case (a, b), [c]: print(a, b, c)
match {"k": {"n": [1, {"z": 2}]}}:
    case {"k": {"n": [_, {"z": z}]}}: print(z)
