# Closures share cells, capture late and outlive their makers.


def make_counter(start=0):
    count = start

    def up(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    return up, read


up, read = make_counter(10)
other, _ = make_counter()
print(up(), up(5), read(), other(), read())
late = [lambda: i for i in range(4)]
early = [lambda i=i: i for i in range(4)]
print([f() for f in late], [f() for f in early])


def adders():
    result = []
    for n in range(3):
        def add(x, n=n):
            return x + n
        result.append(add)
    return result


print([f(10) for f in adders()])


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x

    return run


print(compose(lambda x: x + 1, str, lambda s: s * 3)(4))
print(up.__closure__[0].cell_contents, up.__code__.co_freevars, make_counter.__code__.co_cellvars)


def recursive(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    return fact(n)


print([recursive(n) for n in range(10)])


def three_levels(a):
    def two(b):
        def one(c):
            return a, b, c
        a_copy = a
        return one
    return two


print([three_levels(i)(i + 1)(i + 2) for i in range(10)][-1])
