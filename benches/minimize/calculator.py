# A language of expressions: tokens, a parser by precedence, folding of constants, code for a stack machine and its run;
# at the end a variable holds a float.
# plant: BINARY_OP_MULTIPLY_INT:right_type
# policy: cpython311


class Error(Exception):
    def __init__(self, message, at):
        super().__init__(message)
        self.message = message
        self.at = at

    def __str__(self):
        return f"{self.message} at {self.at}"


class Token:
    __slots__ = ("kind", "text", "at")

    def __init__(self, kind, text, at):
        self.kind = kind
        self.text = text
        self.at = at

    def __repr__(self):
        return f"{self.kind}:{self.text}"


def scan(text):
    at = 0
    tokens = []
    while at < len(text):
        letter = text[at]
        start = at
        if letter == " ":
            at += 1
            continue
        if letter.isdigit():
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            tokens.append(Token("number", text[start:at], start))
        elif letter.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
            tokens.append(Token("name", text[start:at], start))
        elif letter in "+-*/%()=,<?:":
            at += 1
            tokens.append(Token("sign", letter, start))
        else:
            raise Error(f"unexpected {letter!r}", at)
    tokens.append(Token("end", "", at))
    return tokens


class Node:
    def fold(self):
        return self


class Number(Node):
    def __init__(self, value):
        self.value = value

    def emit(self, code):
        code.append(("push", self.value))


class Name(Node):
    def __init__(self, name):
        self.name = name

    def emit(self, code):
        code.append(("load", self.name))


class Assign(Node):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def fold(self):
        return Assign(self.name, self.value.fold())

    def emit(self, code):
        self.value.emit(code)
        code.append(("store", self.name))


class Binary(Node):
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def fold(self):
        left, right = self.left.fold(), self.right.fold()
        if isinstance(left, Number) and isinstance(right, Number) and self.sign in "+-":
            return Number(left.value + right.value if self.sign == "+" else left.value - right.value)
        return Binary(self.sign, left, right)

    def emit(self, code):
        self.left.emit(code)
        self.right.emit(code)
        code.append(("binary", self.sign))


class Choice(Node):
    def __init__(self, test, yes, no):
        self.test = test
        self.yes = yes
        self.no = no

    def fold(self):
        test = self.test.fold()
        if isinstance(test, Number):
            return self.yes.fold() if test.value else self.no.fold()
        return Choice(test, self.yes.fold(), self.no.fold())

    def emit(self, code):
        self.test.emit(code)
        branch = len(code)
        code.append(None)
        self.yes.emit(code)
        jump = len(code)
        code.append(None)
        code[branch] = ("unless", len(code))
        self.no.emit(code)
        code[jump] = ("jump", len(code))


class Call(Node):
    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def fold(self):
        return Call(self.name, [argument.fold() for argument in self.arguments])

    def emit(self, code):
        for argument in self.arguments:
            argument.emit(code)
        code.append(("call", (self.name, len(self.arguments))))


POWER = {"<": 1, "+": 2, "-": 2, "*": 3, "/": 3, "%": 3}


class Parser:
    def __init__(self, text):
        self.tokens = scan(text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at]

    def take(self, text=None):
        token = self.tokens[self.at]
        if text is not None and token.text != text:
            raise Error(f"expected {text!r}, not {token.text!r}", token.at)
        self.at += 1
        return token

    def line(self):
        first = self.peek()
        if first.kind == "name" and self.tokens[self.at + 1].text == "=":
            self.take()
            self.take("=")
            node = Assign(first.text, self.choice())
        else:
            node = self.choice()
        if self.peek().kind != "end":
            raise Error("more than one expression", self.peek().at)
        return node

    def choice(self):
        test = self.binary(0)
        if self.peek().text != "?":
            return test
        self.take("?")
        yes = self.choice()
        self.take(":")
        return Choice(test, yes, self.choice())

    def binary(self, least):
        left = self.atom()
        while POWER.get(self.peek().text, 0) > least:
            sign = self.take().text
            left = Binary(sign, left, self.binary(POWER[sign]))
        return left

    def atom(self):
        token = self.take()
        if token.kind == "number":
            return Number(float(token.text) if "." in token.text else int(token.text))
        if token.text == "-":
            return Binary("-", Number(0), self.atom())
        if token.text == "(":
            inner = self.choice()
            self.take(")")
            return inner
        if token.kind != "name":
            raise Error(f"unexpected {token.text!r}", token.at)
        if self.peek().text != "(":
            return Name(token.text)
        self.take("(")
        arguments = []
        while self.peek().text != ")":
            arguments.append(self.choice())
            if self.peek().text == ",":
                self.take(",")
        self.take(")")
        return Call(token.text, arguments)


def times(left, right):
    return left * right


OPERATIONS = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": times,
    "/": lambda left, right: left / right,
    "%": lambda left, right: left % right,
    "<": lambda left, right: int(left < right),
}


class Machine:
    def __init__(self):
        self.variables = {}
        self.functions = {"max": max, "min": min, "abs": abs}
        self.steps = 0

    def run(self, code):
        stack = []
        at = 0
        while at < len(code):
            name, argument = code[at]
            at += 1
            self.steps += 1
            if name == "push":
                stack.append(argument)
            elif name == "load":
                stack.append(self.variables[argument])
            elif name == "store":
                self.variables[argument] = stack[-1]
            elif name == "binary":
                right = stack.pop()
                left = stack.pop()
                stack.append(OPERATIONS[argument](left, right))
            elif name == "unless":
                if not stack.pop():
                    at = argument
            elif name == "jump":
                at = argument
            else:
                function, count = argument
                values = stack[len(stack) - count :]
                del stack[len(stack) - count :]
                stack.append(self.functions[function](*values))
        return stack.pop()


LINES = """a = 3 * (4 + 5)
b = a * 2 - 10 % 4
c = a < b ? a * b : 0
max(a, b, c) * min(2, 3)
d = - a * abs(0 - 7)
1 + 2 - 3 ? 9 : 8
e = (a + b) * (c - d) % 1000
(a
a $ b
f / (a - a)
a / (a - a)
2 * 2.5
g = 0.5 + a
g * 2
b * g
a * 3""".split("\n")


def main():
    machine = Machine()
    for line in LINES[:7] * 3 + LINES[7:]:
        try:
            tree = Parser(line).line().fold()
            code = []
            tree.emit(code)
            print(line, "->", machine.run(code), f"({len(code)})")
        except Error as error:
            print(line, "!", error)
        except (KeyError, ZeroDivisionError) as error:
            print(line, "!", type(error).__name__)
    print(machine.steps, sorted(machine.variables))


main()
