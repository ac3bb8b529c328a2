# Lambdas with all kinds of parameters, nested and stored.
add = lambda a, b=1, *rest, c=2, **more: (a, b, rest, c, more)
print(add(0), add(1, 2, 3, c=4, d=5))
print((lambda: None)(), (lambda *a: a)(1, 2), (lambda **k: k)(x=1), (lambda x, /: x)(3))
curry = lambda a: lambda b: lambda c: a * b + c
print(curry(2)(3)(4), [curry(i)(i)(i) for i in range(12)])
fact = lambda n: n and n * fact(n - 1) or 1
print([fact(n) for n in range(10)])
print(sorted("bca", key=lambda c: -ord(c)), add.__name__)
print((lambda x: (yield_ := x + 1) and yield_)(5))
table = {op: f for op, f in [("+", lambda a, b: a + b), ("-", lambda a, b: a - b)]}
print({op: f(7, 5) for op, f in table.items()})
y = (lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a))))
print(y(lambda self: lambda n: 0 if n == 0 else n + self(n - 1))(50))
