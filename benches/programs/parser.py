# A tokenizer, a recursive-descent parser, an evaluator and a printer of expressions.
N = 8000


class Token:
    __slots__ = ("kind", "text", "at")

    def __init__(self, kind, text, at):
        self.kind, self.text, self.at = kind, text, at


def tokenize(source):
    tokens = []
    i, n = 0, len(source)
    while i < n:
        c = source[i]
        start = i
        if c == " ":
            i += 1
            continue
        if "0" <= c <= "9":
            while i < n and "0" <= source[i] <= "9":
                i += 1
            tokens.append(Token("number", source[start:i], start))
        elif c.isalpha():
            while i < n and source[i].isalnum():
                i += 1
            tokens.append(Token("name", source[start:i], start))
        elif c in "+-*/%()=;<>?:,":
            i += 1
            tokens.append(Token(c, c, start))
        else:
            raise SyntaxError("bad character %r at %d" % (c, start))
    tokens.append(Token("end", "", n))
    return tokens


class Parser:
    levels = [("<", ">"), ("+", "-"), ("*", "/", "%")]

    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    def peek(self):
        return self.tokens[self.at].kind

    def advance(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def expect(self, kind):
        token = self.advance()
        if token.kind != kind:
            raise SyntaxError("expected %s at %d, got %r" % (kind, token.at, token.text))
        return token

    def program(self):
        statements = []
        while self.peek() != "end":
            name = self.expect("name").text
            self.expect("=")
            statements.append(("set", name, self.choice()))
            self.expect(";")
        return statements

    def choice(self):
        test = self.binary(0)
        if self.peek() != "?":
            return test
        self.advance()
        yes = self.choice()
        self.expect(":")
        return ("if", test, yes, self.choice())

    def binary(self, level):
        if level == len(self.levels):
            return self.unary()
        node = self.binary(level + 1)
        while self.peek() in self.levels[level]:
            operator = self.advance().text
            node = (operator, node, self.binary(level + 1))
        return node

    def unary(self):
        kind = self.peek()
        if kind == "-":
            self.advance()
            return ("neg", self.unary())
        token = self.advance()
        if kind == "number":
            return ("num", int(token.text))
        if kind == "name":
            return ("var", token.text)
        if kind == "(":
            node = self.choice()
            self.expect(")")
            return node
        raise SyntaxError("unexpected %r at %d" % (token.text, token.at))


def evaluate(node, names):
    kind = node[0]
    if kind == "num":
        return node[1]
    if kind == "var":
        return names[node[1]]
    if kind == "neg":
        return -evaluate(node[1], names)
    if kind == "if":
        return evaluate(node[2] if evaluate(node[1], names) else node[3], names)
    a, b = evaluate(node[1], names), evaluate(node[2], names)
    if kind == "+":
        return a + b
    if kind == "-":
        return a - b
    if kind == "*":
        return a * b % 1000003
    if kind == "/":
        return a // b
    if kind == "%":
        return a % b
    return int(a < b) if kind == "<" else int(a > b)


def show(node):
    kind = node[0]
    if kind in ("num", "var"):
        return str(node[1])
    if kind == "neg":
        return "-" + show(node[1])
    if kind == "if":
        return "(%s ? %s : %s)" % (show(node[1]), show(node[2]), show(node[3]))
    return "(" + show(node[1]) + " " + kind + " " + show(node[2]) + ")"


template = "a = 1 + 2 * (x%d - 3) %% 7; b = a > 3 ? a * -x%d : (a + 4) / 2; x%d = b < 0 ? -b %% 91 : b - a * 2 + 100;"
names = {"x%d" % i: i + 5 for i in range(5)}
length = 0
for n in range(N):
    source = template % (n % 5, (n + 1) % 5, (n + 2) % 5)
    program = Parser(tokenize(source)).program()
    for _, name, value in program:
        names[name] = evaluate(value, names)
        length += len(show(value))
print(sorted(names.items()), length)
errors = {}
for bad in ["a = 1 +;", "= 2;", "a = (1;", "a = 1 $ 2;", "a = 1 ? 2;", "a = a / 0;", "a = q;"] * 20:
    try:
        for _, name, value in Parser(tokenize(bad)).program():
            names[name] = evaluate(value, names)
    except (SyntaxError, ZeroDivisionError, KeyError) as error:
        text = type(error).__name__ + ": " + str(error)
        errors[text] = errors.get(text, 0) + 1
for text in sorted(errors):
    print(errors[text], text)
