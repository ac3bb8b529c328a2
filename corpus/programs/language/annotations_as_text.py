# Annotations under `from __future__ import annotations`: their text, whatever stands there, and that nothing is evaluated.
from __future__ import annotations, generator_stop

import __future__ as future

print(annotations, generator_stop.optional, future.division.getMandatoryRelease(), len(future.all_feature_names))


def f(a: undefined, /, b: int | None = 1, *args: *tuple[int, ...], c: 'text' = 2, **kwargs: dict[str, list[int]]) -> a.b.c:
    local: not_evaluated = 1
    other: 1 / 0
    return local


print(f.__annotations__, f(0))

module_level: List[Undefined[int, str]] = 5
(in_parentheses): 1 / 0
obj = f
obj.attribute: 1 / 0 = 3
d = {}
d['key']: 1 / 0 = 4
print(__annotations__, obj.attribute, d)


class C:
    field: Later
    other: C = None
    __private: __mangled = 1

    def method(self, x: __also) -> C:
        y: __z = 1
        return y


print(C.__annotations__, C.method.__annotations__)


def texts():
    def inner(
        a: x or y and z, b: (x or y) and not z, c: not (a == b), d: not a == b < c in (1, 2), e: a is not b is None,
        f: 1 + 2 * 3 - (4 - 5) - 6, g: (1 + 2) * 3 ** -4 ** 5, h: (2 ** 3) ** 4, i: -x ** 2, j: (-x) ** 2, k: ~(a | b) & c ^ d,
        l: a << 1 >> (b << 2), m: a @ b // c % d / e, n: lambda: 0, o: lambda a, /, b=1, *c, d, e=2, **f: a + b,
        p: lambda *, x: x, q: (lambda x: x)(1), r: a if b else c if d else e, s: (a if b else c) if d else e,
        t: [a if b else c, lambda: (y := 3), *rest, lambda: (yield)], u: {}, v: {1: 2, **a, 'b': lambda: 1}, w: {1, 2, *a}, x: (), y: (1,), z: (1, (2, 3)),
    ): pass

    def more(
        a: [x for x in y if a if b], b: {x: y for x, y in z}, c: {x for (x, y) in z for w in x}, d: (x for x in (a, b)),
        e: f(x for x in y), f: f((x for x in y), 1), g: g(1, *a, k=2, **b), h: g(**a)(*b), i: a[1], j: a[1:2], k: a[:], l: a[::2],
        m: a[1:2:3, ...], n: a[1, 2], o: a[(1, 2)], p: a[*b], q: a[b:c, d], r: (1).real, s: 1.5.real, t: 'x'.y, u: u'unicode' 'more',
        v: b'bytes' b"it's", w: r'\raw' "it's", x: 1e400, y: 1e400j, z: 0xff + 1_000 + 1j - 1e-7,
    ): pass

    def last(
        a: f'{x}', b: f'{x!r:>{width}} {{literal}} {y:%d}' 'joined', c: f'{x=}', d: f'{x = !s:5}', e: f'{ {1: 2} }', f: f"{a['b']}",
        g: f'{lambda_ or y}', h: f'{(lambda: 1)}', i: f'{a if b else c}', j: None, k: True, l: ..., m: not None, n: -1, o: - -1, p: +x,
        q: lambda: [(yield 1), (yield from x)], r: a.b[c].d(e), s: (a, b)[0], t: [1][0], u: {1}.x, v: (a + b).c, w: (a < b) < c, x: a < (b < c), y: (not a) + b,
        z: 10 ** 30,
    ): pass

    for function in (inner, more, last):
        for name, text in function.__annotations__.items():
            print(name, repr(text))


texts()


def closure():
    captured = 1

    def uses(x: captured):
        pass

    return uses.__closure__, uses.__annotations__


print(closure(), closure.__code__.co_cellvars)
for text in ('from __future__ import annotations\nx: (y := 1)', 'from __future__ import annotations\nclass C: x: (yield)',
             'x: int: 1', 'from __future__ import nothing', 'from __future__ import braces'):
    try:
        exec(text)
        print('compiles')
    except SyntaxError as error:
        print(error)
