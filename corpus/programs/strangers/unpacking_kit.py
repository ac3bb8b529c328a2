# Unpacking everywhere, calls with stars, walrus, and what goes wrong.
a, *b, c = range(5); print(a, b, c)
*a, b = "xy"; print(a, b)
(a, b), [c, *d] = (1, 2), "abc"; print(a, b, c, d)
a = b = c = []; a.append(1); print(b, c)
x, y = 1, 2; x, y = y, x; print(x, y)
l = [1, 2, 3]; i = 0; i, l[i] = 1, 9; print(i, l)
for k, (v, w) in [("a", (1, 2)), ("b", (3, 4))]: print(k, v, w)
for a, *r in [(1, 2, 3), "xyz"]: print(a, r)
def f(*args, **kw): return args, kw
print(f(*[1, 2], 3, *"ab", x=1, **{"y": 2}, **dict(z=3)), [*range(3), *"ab"], (*(), 1), {*[1], 2}, {**{}, "a": 1})
for src in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = {}", "(a, b), c = 1, 2", "[a, *b] = None", "f(**{'x': 1}, x=2)", "f(**{1: 2})", "f(*5)", "f(**5)", "a, b = 'abc'"):
    try: exec(src, {"f": f}); print("ok")
    except Exception as e: print(src, "->", type(e).__name__, e)
def g(a, b=2, /, c=3, *, d, e=5): return a, b, c, d, e
print(g(1, d=4), g(1, 2, 3, d=4), g(1, c=9, d=0, e=1))
for args, kw in (((), {}), ((1,), {}), ((1,), {"d": 1, "a": 2}), ((1, 2, 3, 4), {"d": 1}), ((1,), {"d": 1, "z": 1}), ((1,), {"b": 1, "d": 1})):
    try: print(g(*args, **kw))
    except TypeError as e: print(e)
def h(a, *, b): pass
for args, kw in (((), {}), ((1, 2), {"b": 1}), ((1,), {}), ((1,), {"a": 1, "b": 1})):
    try: h(*args, **kw)
    except TypeError as e: print(e)
first, *_, last = (n := [10, 20, 30]); print(first, last, n)
if (m := len(n)) > 2: print(m)
print([y := 1, y + 1], (z := 5) + z, [w := v * 2 for v in range(3)], w, any((hit := v) > 3 for v in [1, 5, 2]), hit)
while (line := n.pop() if n else None) is not None: print(line, end=" ")
print()
