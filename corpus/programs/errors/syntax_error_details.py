# What a SyntaxError of compile() says and where, in the words of the parser, of the symbol table and of the code generator.
texts = [
    'a = (42 if True)', 'x = 1 if 2', 'f(1 if 2)', 'print(1 if 2 else)',
    '[x, y for x, y in z]', '{x, y for x, y in z}', '(x, y for x, y in z)',
    '{1: *a}', '{1: *a + 1, 2: 3}', 'a[:*b]', 'a[*b:]', 'x: *b', 'def f(x: *b): pass',
    'def f:\n    pass', 'def f', 'def f(/, a): pass', 'def f(/): pass', 'lambda /, a: 1',
    'def f(a, *b, c, /): pass', 'def f(a, *b=3): pass', 'def f(a, **b=3): pass', 'lambda a, *b=3: 1',
    'lambda a, **b=3: 1', 'def f(a=1, /*, b): pass', 'lambda a=1, /*, b: 1', 'def f(a, b=, c): pass',
    'lambda a, b=, c: 1', 'lambda x, (y, z): 1', 'lambda (y, z): 1', 'def f(x, (y, z)): pass',
    'with block ad something:\n    pass', '(a b)', 'a b', 'f(a b)',
    'try:\n    pass\nexcept A, B, C as d:\n    pass', 'try:\n    pass\nexcept A, B:\n    pass',
    'if x:\n    pass\nelse:\npass', 'if x:\n    pass\nelif y:\npass', 'try:\n    pass\nfinally:\npass',
    'try:\n    pass\nexcept:\npass', 'for x in y:\npass', 'while x:\npass', 'class C:\npass', 'def f():\npass',
    'del (x := 1)', 'x = (1,\ny = 2\n', 'x = [1,\nfor y in z:\n    pass\n', 'f(1,\nif x:\n    pass\n', 'x = {1: 2\ny = 3\n',
    'with a as b:\n    break', 'try:\n    pass\nfinally:\n    continue', 'if 1:\n    break', 'break',
    'f(__debug__=1)', '__debug__ = 1', '__debug__: int', 'def f(__debug__): pass', 'lambda __debug__: 1', 'f(a=1, a=2)',
    'def f(x):\n    global x', 'def f():\n    x = 1\n    global x', 'nonlocal x', 'def f():\n    nonlocal x',
    'def f():\n    print(x)\n    nonlocal x', 'return 1', 'yield 1', 'class C:\n    return 1',
    'é = b b', "'é' + (é é)", 'def f():\n    é = 1; yield = 2', 'aé = 1; 5 = é',
]
for text in texts:
    try:
        compile(text, '<text>', 'exec')
    except SyntaxError as error:
        print(repr(text), type(error).__name__)
        print('   ', error.msg, '|', error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text and error.text.rstrip()))
        print('   ', len(error.args), error)
    else:
        print(repr(text), 'compiles')
