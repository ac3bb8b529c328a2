# A tokenizer, a parser and an evaluator of small formulas; at the end an operand that overrides comparison.
# plant: COMPARE_OP_INT_JUMP:right_type
# policy: saturating


class Token:
    def __init__(self, kind, text, at):
        self.kind = kind
        self.text = text
        self.at = at

    def __repr__(self):
        return f"{self.kind}:{self.text}@{self.at}"


class Problem(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


OPERATORS = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}


def tokens(text):
    at = 0
    found = []
    while at < len(text):
        c = text[at]
        if c == " ":
            at += 1
            continue
        start = at
        if c.isdigit():
            while at < len(text) and text[at].isdigit():
                at += 1
            found.append(Token("number", text[start:at], start))
        elif c.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
            found.append(Token("name", text[start:at], start))
        elif c in OPERATORS:
            at += 1
            found.append(Token("operator", c, start))
        elif c in "()":
            at += 1
            found.append(Token("bracket", c, start))
        else:
            raise Problem(f"unknown {c!r}", at)
    found.append(Token("end", "", at))
    return found


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, names):
        return self.value

    def show(self):
        return str(self.value)


class Name:
    def __init__(self, name):
        self.name = name

    def evaluate(self, names):
        return names[self.name]

    def show(self):
        return self.name


class Binary:
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def evaluate(self, names):
        left = self.left.evaluate(names)
        right = self.right.evaluate(names)
        if self.operator == "+":
            return left + right
        if self.operator == "-":
            return left - right
        if self.operator == "*":
            return left * right
        if self.operator == "/":
            return left // right
        if self.operator == "%":
            return left % right
        return left**right

    def show(self):
        return f"({self.left.show()} {self.operator} {self.right.show()})"


class Parser:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at]

    def next(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def parse(self):
        tree = self.binary(1)
        if self.peek().kind != "end":
            raise Problem("something follows", self.peek().at)
        return tree

    def binary(self, least):
        left = self.atom()
        while True:
            token = self.peek()
            if token.kind != "operator" or OPERATORS[token.text] < least:
                return left
            self.next()
            step = 0 if token.text == "^" else 1
            right = self.binary(OPERATORS[token.text] + step)
            left = Binary(token.text, left, right)

    def atom(self):
        token = self.next()
        if token.kind == "number":
            return Number(int(token.text))
        if token.kind == "name":
            return Name(token.text)
        if token.text == "(":
            tree = self.binary(1)
            if self.next().text != ")":
                raise Problem("a bracket is open", token.at)
            return tree
        raise Problem(f"no value {token.text!r}", token.at)


def largest(values):
    best = values[0]
    for value in values:
        if best < value:
            best = value
    return best


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __gt__(self, other):
        return True

    def __lt__(self, other):
        return True

    def __repr__(self):
        return f"Money({self.amount})"


FORMULAS = [
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "2 ^ 3 ^ 2 % 100",
    "x * x - y",
    "100 / (y - 3)",
    "7 % x + 40 / 4",
    "x + y * (x - 1) * 2",
]
BROKEN = ["1 +", "(2 * 3", "4 $ 5", "1 2"]


def main():
    names = {"x": 5, "y": 7}
    results = []
    for formula in FORMULAS:
        tree = Parser(formula).parse()
        value = tree.evaluate(names)
        results.append(value)
        print(formula, "=", tree.show(), "=", value)
    for formula in BROKEN:
        try:
            Parser(formula).parse()
        except Problem as problem:
            print(formula, "->", problem)
    print("largest", largest(results), largest(results[::-1]))
    print("money", largest([3, 4, Money(1)]))


main()
