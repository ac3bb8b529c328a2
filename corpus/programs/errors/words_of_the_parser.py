# What a SyntaxError says, for texts that do not parse.
TEXTS = [
    "1 = x", "f() = x", "x + 1 = 2", "None = 1", "(a, 1) = 2", "[a, f()] = 2", "a < b = 1", "x = f() = 3",
    "for 1 in x: pass", "with a as 1: pass", "del 1", "del f()", "del x, 1", "f() += 1", "(a, b) += 1", "a, b: int",
    "(a.b := 1)", "f(a=1, 2)", "f(**a, *b)", "f(**a, 1)", "f(a=1, a=2)", "f(1=2)", "f(True=1)", "f((a)=1)",
    "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(a, /, b, /): pass",
    "def f(*a, *b): pass", "def f(/, a): pass", "lambda *: 1", "def f(a, a): pass", "[*a for a in b]",
    "{**a for a in b}", "f(x for x in y, 1)", "0777", "0x", "0b2", "0o8", "1__0", "12abc", "1e", "'abc", "'''abc",
    "x = (1,\n[2", "x[", "{]", "1)", "f(1 2)", "[1 2]", "print 1", "exec 'x'", "if 1\n x", "def f()\n pass",
    "while 1\n pass", "if 1:\nx", "def f():\nx", "class A:\nx", "try:\nx", "for i in x:\nx", "try: pass", "1 if 2",
    "from a import b,", "'a' b'b'", "(*a)", "f'}'", "f'{a'", "f'{a!x}'", "a $ b", "global", "del", "raise from x",
    "match x:\n case {**r, 'a': 1}: pass", "match x:\n case 3(): pass", "return", "x = = 1", "  x",
]
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno)
