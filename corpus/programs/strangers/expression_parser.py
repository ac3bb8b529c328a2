# A tokenizer and precedence parser with an evaluator by match.
class Token:
    __slots__ = ("kind", "value", "pos")
    def __init__(self, kind, value, pos):
        self.kind, self.value, self.pos = kind, value, pos
    def __repr__(self):
        return f"Token({self.kind!r}, {self.value!r}, pos={self.pos})"
class ParseError(Exception):
    def __init__(self, msg, pos):
        super().__init__(msg)
        self.pos = pos
    def __str__(self):
        return f"{self.args[0]} at {self.pos}"
def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."):
                j += 1
            yield Token("num", float(s[i:j]) if "." in s[i:j] else int(s[i:j]), i)
            i = j
        elif c in "+-*/()^%":
            yield Token("op", c, i)
            i += 1
        elif c.isalpha():
            j = i
            while j < len(s) and s[j].isalnum():
                j += 1
            yield Token("id", s[i:j], i)
            i = j
        else:
            raise ParseError(f"bad char {c!r}", i)
    yield Token("end", None, len(s))
class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}
    RIGHT = {"^"}
    def __init__(self, s):
        self.toks = list(tokenize(s))
        self.i = 0
    @property
    def cur(self):
        return self.toks[self.i]
    def eat(self, value=None):
        t = self.cur
        if value is not None and t.value != value:
            raise ParseError(f"expected {value!r}, got {t.value!r}", t.pos)
        self.i += 1
        return t
    def primary(self):
        match self.cur:
            case Token(kind="num", value=v):
                self.eat()
                return ("num", v)
            case Token(kind="id", value=n):
                self.eat()
                return ("var", n)
            case Token(kind="op", value="("):
                self.eat()
                e = self.expr()
                self.eat(")")
                return e
            case Token(kind="op", value="-" | "+" as o):
                self.eat()
                return ("neg" if o == "-" else "pos", self.primary())
            case t:
                raise ParseError(f"unexpected {t.kind}", t.pos)
    def expr(self, least=1):
        left = self.primary()
        while self.cur.kind == "op" and self.PREC.get(self.cur.value, 0) >= least:
            op = self.eat().value
            p = self.PREC[op]
            right = self.expr(p if op in self.RIGHT else p + 1)
            left = (op, left, right)
        return left
def ev(t, env):
    match t:
        case ("num", v):
            return v
        case ("var", n):
            return env[n]
        case ("neg", x):
            return -ev(x, env)
        case ("pos", x):
            return +ev(x, env)
        case (op, a, b):
            a, b = ev(a, env), ev(b, env)
            return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "%": lambda: a % b, "^": lambda: a ** b}[op]()
for src in ["1 + 2 * 3", "2 ^ 3 ^ 2", "(1 + 2) * 3 - x / 4", "-2 ^ 2", "10 % 4 + 1.5", "1 +", "2 $ 3", "(1", "x y", "1 / 0", "q"]:
    try:
        p = Parser(src)
        t = p.expr()
        if p.cur.kind != "end":
            raise ParseError("trailing input", p.cur.pos)
        print(src, "=>", t, "=", ev(t, {"x": 8}))
    except ParseError as e:
        print(src, "!!", e, e.pos, e.args, repr(e))
    except (ZeroDivisionError, KeyError) as e:
        print(src, "!!", type(e).__name__, e)
