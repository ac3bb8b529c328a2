# match statements with every kind of pattern.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Color:
    RED = 1
    GREEN = "g"


def f(v):
    match v:
        case None:
            return "none"
        case True | False:
            return f"bool {v}"
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case -3:
            return "neg"
        case 2.5 | 1j | 3 - 4j:
            return "num"
        case "a" "b":
            return "ab"
        case b"x":
            return "bytes"
        case int(n) if n > 100:
            return f"big {n}"
        case int():
            return "int"
        case str(s):
            return f"str {s!r}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [Point(x=0, y=yy), *rest]:
            return f"pt0 {yy} {rest}"
        case (a, b, *_) if a == b:
            return f"eq {a}"
        case [1, [2, *mid, 3], *_]:
            return f"nested {mid}"
        case [*init, "last"]:
            return f"last {init}"
        case [first, *_, last]:
            return f"fl {first} {last}"
        case {"type": "circle", "r": float(r) | int(r)}:
            return f"circle {r}"
        case {"type": t, **rest} if rest:
            return f"type {t} {rest}"
        case {}:
            return f"map {len(v)}"
        case Point(0, 0):
            return "origin"
        case Point(x, y) as p if x == y:
            return f"diag {p}"
        case Point(x=px):
            return f"px {px}"
        case set() | frozenset():
            return "set"
        case _:
            return f"other {type(v).__name__}"


for v in [None, True, False, 1, "g", -3, 2.5, 1j, 3 - 4j, "ab", b"x", 101, 7, "zz", [], [9], [Point(0, 5), 1, 2],
          (4, 4, 5), [1, [2, 8, 9, 3], 0], ["q", "last"], ("q", "w", "e"), {"type": "circle", "r": 3},
          {"type": "sq", "w": 1}, {"z": 1}, {}, Point(0, 0), Point(3, 3), Point(1, 2), {1}, frozenset(), 1.5, b"yy",
          range(3), bytearray(b"x"), 1.0, object]:
    print(repr(v)[:30], "->", f(v))


class Bad:
    __match_args__ = ["a"]
    a = 1


for src in ("case Bad(1): pass", "case Point(1, 2, 3): pass", "case Point(1, x=2): pass", 
            "case int(1, 2): pass", "case Bad2(1): pass"):
    class Bad2:
        __match_args__ = (1,)
    try:
        exec("match subj:\n " + src, {"Bad": Bad, "Point": Point, "Bad2": Bad2,
             "subj": {"B": Bad(), "P": Point(1, 2), "i": 1}.get(src[5], Bad2()) if "Bad2" not in src else Bad2()})
    except (TypeError, SyntaxError) as e:
        print(type(e).__name__, e)


def seqs(v):
    match v:
        case [[a, b], c]:
            return a, b, c
        case [a, (int(b) | [b, _]) as c]:
            return ("alt", a, b, c)


print(seqs([[1, 2], 3]), seqs([1, 2]), seqs([1, [2, 5]]), seqs("ab"))
match = 3
case = 4
match match, case:
    case 3, x:
        print("soft keywords", x)
x = 10
match x:
    case y:
        print("capture", y)
match {"a": 1, "b": {"c": [1, 2, {"d": 5}]}}:
    case {"b": {"c": [_, _, {"d": dd}]}}:
        print(dd)


def cmd(s):
    match s.split():
        case ["go", ("north" | "south") as d]:
            return d
        case ["go", *_]:
            return "nowhere"
        case ["drop", *objs]:
            return objs
        case []:
            return "nothing"
    return None


print(cmd("go north"), cmd("go up"), cmd("drop a b"), cmd(""), cmd("xx"))
from collections import OrderedDict, defaultdict, deque, namedtuple
N = namedtuple("N", "p q")
match N(1, 2):
    case N(p=1, q=z):
        print("nt", z)
match N(1, 2):
    case (a, b):
        print(a, b)
match deque([1, 2]):
    case [a, b]:
        print("dq", a, b)
match defaultdict(int, k=1):
    case {"missing": _}:
        print("no")
    case {"k": 1, **r}:
        print("dd", r)
