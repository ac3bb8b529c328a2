# The recursion limit is hit at different specialized calls, caught, and hit again.
# forms: CALL_PY_EXACT_ARGS, LOAD_METHOD_WITH_VALUES, BINARY_SUBSCR_GETITEM
import sys


def plain(n):
    return plain(n + 1) + 1


def default(n, step=1):
    return default(n + step)


class Deep:
    def method(self, n):
        return self.method(n + 1)

    def __getitem__(self, n):
        return self[n + 1]

    def __add__(self, other):
        return self + other

    @property
    def prop(self):
        return self.prop


d = Deep()
sys.setrecursionlimit(120)
actions = {
    "plain": lambda: plain(0),
    "default": lambda: default(0),
    "method": lambda: d.method(0),
    "getitem": lambda: d[0],
    "add": lambda: d + 1,
    "property": lambda: d.prop,
    "star": lambda: (lambda f: f(f))(lambda f, *a: f(f, *a)),
}
for round in range(3):
    for name, action in actions.items():
        try:
            action()
        except RecursionError as error:
            print(name, type(error).__name__)
sys.setrecursionlimit(1000)


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


print(count(500))
