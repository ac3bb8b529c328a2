# `__builtins__` of a namespace: where its code looks for names, for `import` and for `class`.
few = {'__builtins__': {'print': print, 'len': len}}
exec('def f(): return abs(5)\nprint(len("abc"))\ng = lambda: [len(i) for i in ("a", "bb")]', few)
print(few['g'](), few['f'].__globals__ is few)
for text in ['abs(1)', '__import__("math")', '[i for i in (1, 2)]', '(lambda: len("a"))()', 'f()', 'x + 1', '(i for i in (abs,))']:
    for builtins in ({}, None, {'abs': 'own'}, __builtins__, 5):
        try:
            print(text, eval(text, {'__builtins__': builtins, 'f': few['f']}, {'x': 1}) and 'found')
        except Exception as error:
            print(text, type(error).__name__, error)
for text in ['class A: pass', 'import math', 'from math import pi', 'print(1)', 'def f(): return sum([1])\nf()']:
    try:
        exec(text, {'__builtins__': {}})
    except Exception as error:
        print(text.split()[0], type(error).__name__, error)


def load(name, globals, locals, fromlist, level):
    print('load', name, fromlist, level)
    return type('Module', (), {'value': 3})


exec('import a\nfrom d import value\nprint(value)', {'__builtins__': {'__import__': load, 'print': print}})


def gen():
    yield len('ab')
    yield missing


made = type(gen)(gen.__code__, {'__builtins__': {'len': lambda text: 'own len', 'missing': 1}})
print(list(made()))
for arguments in [(), (5,), (lambda: None,), (lambda: None, 5), (5, 'X')]:
    try:
        __build_class__(*arguments)
    except TypeError as error:
        print(error)
