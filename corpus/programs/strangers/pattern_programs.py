# Structural pattern matching: an expression simplifier, a JSON walker, commands, routes and nested captures.


class Expr:
    __match_args__ = ("op", "left", "right")

    def __init__(self, op, left, right=None):
        self.op, self.left, self.right = op, left, right

    def __repr__(self):
        return f"({self.left} {self.op} {self.right})" if self.right is not None else f"({self.op}{self.left})"


def simplify(e):
    match e:
        case Expr("+", 0, x) | Expr("+", x, 0) | Expr("*", 1, x) | Expr("*", x, 1):
            return simplify(x)
        case Expr("*", 0, _) | Expr("*", _, 0):
            return 0
        case Expr("-", Expr("-", x, None), None):
            return simplify(x)
        case Expr(op, int(a), int(b)):
            return {"+": a + b, "*": a * b, "-": a - b}[op]
        case Expr(op, left, right) if right is not None:
            new = Expr(op, simplify(left), simplify(right))
            return new if repr(new) == repr(e) else simplify(new)
        case _:
            return e


def describe(value):
    match value:
        case None:
            return "null"
        case True | False:
            return f"bool {value}"
        case int() | float() as n if n < 0:
            return f"negative {n}"
        case int(n):
            return f"int {n}"
        case float(x):
            return f"float {x:.2f}"
        case "":
            return "empty string"
        case str(s):
            return f"string of {len(s)}"
        case []:
            return "empty list"
        case [only]:
            return f"list of one: {describe(only)}"
        case [first, *middle, last]:
            return f"list from {describe(first)} to {describe(last)} over {len(middle)}"
        case {"type": "point", "x": x, "y": y, **rest}:
            return f"point {x},{y} {sorted(rest)}"
        case {"type": kind, **rest} if rest:
            return f"{kind} with {len(rest)}"
        case {}:
            return f"object of {len(value)}"
        case set() | frozenset():
            return "set"
        case _:
            return type(value).__name__


def run(commands):
    stack, log = [], []
    for command in commands:
        match command.split():
            case ["push", *values]:
                stack.extend(int(v) for v in values)
            case ["pop"] if stack:
                log.append(stack.pop())
            case ["pop"]:
                log.append("empty")
            case [("add" | "mul") as op]:
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if op == "add" else a * b)
            case ["swap", i, j]:
                i, j = int(i), int(j)
                stack[i], stack[j] = stack[j], stack[i]
            case ["quit" | "exit", *_]:
                log.append("bye")
                break
            case [unknown, *args]:
                log.append(f"?{unknown}/{len(args)}")
            case []:
                pass
    return stack, log


class Color:
    RED, GREEN = "red", "green"


def light(color):
    match color:
        case Color.RED:
            return "stop"
        case Color.GREEN:
            return "go"
        case other:
            return f"what is {other}"


x, y = "x", "y"
for e in [Expr("+", x, 0), Expr("*", Expr("+", 0, y), 1), Expr("+", Expr("*", x, 0), Expr("*", 2, 3)), Expr("-", Expr("-", y)), Expr("*", Expr("+", 1, 1), Expr("+", x, y)), 5]:
    print(e, "=>", simplify(e))
for v in [None, True, 3, -2, 2.5, -1.5, "", "abc", [], [1], [1, [2], "x"], (1, 2), {"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "a", "b": 1}, {"k": 0}, {}, {1, 2}, frozenset(), object, 3j]:
    print(describe(v))
print(run(["push 1 2 3", "add", "", "mul", "pop", "pop", "jump high", "push 4 5", "swap 0 1", "exit now", "push 9"]))
print([light(c) for c in ("red", "green", "blue")])
match {"user": {"name": "Ann", "roles": ["admin", "dev"]}, "n": 3}:
    case {"user": {"name": str(name), "roles": ["admin", *others]}, "n": n}:
        print(name, others, n)
