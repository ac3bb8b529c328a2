# All comparisons with None and truth in forward and backward jumps.


def forward(x):
    out = []
    if x is None:
        out.append("is None")
    if x is not None:
        out.append("is not None")
    if x:
        out.append("true")
    if not x:
        out.append("false")
    if not x is None and x:
        out.append("both")
    return out


def backward(items):
    items = list(items)
    n = 0
    while (items and items.pop()) is None:
        n += 1
    while items and items.pop():
        n += 10
    return n, items


def until(make):
    n = 0
    while make(n) is not None:
        n += 1
    while not make(n + 100):
        n += 1
        if n > 50:
            break
    return n


for x in [None, 0, 1, "", "a", [], [0], 0.0, float("nan")]:
    print(repr(x), forward(x))
print(backward([1, 1, 0, 1, None, None]), backward([]), backward([None]), until(lambda n: n if n < 20 else None), until(lambda n: None))
print([("a" if i > 2 else "b") if i else "z" for i in range(5)])
print([x for x in range(20) if x % 2 if x > 5 or x == 1])
