# compile() of interactive statements: expression statements print what is not None and keep it as `_`; sys.displayhook.
import builtins
import sys

scope = {}


def enter(text):
    try:
        exec(compile(text, '<entered>', 'single'), scope)
    except Exception as error:
        print(type(error).__name__, error)


for i in range(20):
    enter(f'{i} * {i}')
enter('None')
enter('[1, "two", 3.0]; None; (4, 5)')
print(builtins._)
enter('x = 5')
enter('x')
enter('_ + 1')
enter('if x: x, x + 1')
enter('for i in range(3): i')
enter('def f(): 7')
enter('f()')
enter('class C: 8')
enter('1 / 0')

shown = []
sys.displayhook = shown.append
enter('"to the hook"; None')
print(shown)
del sys.displayhook
enter('1')
sys.displayhook = sys.__displayhook__
enter('"again"')
sys.displayhook(None)
print(repr(builtins._))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


before, sys.stdout = sys.stdout, Writer()
enter('{1: 2}')
parts, sys.stdout = sys.stdout.parts, before
print(parts)
