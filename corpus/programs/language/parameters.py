# Every kind of parameter and the errors of calling them wrongly.


def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(everything(1, d=4))
print(everything(1, 9, 8, 7, 6, d=4, e=0, f=1, a="kw a", b="kw b"))


def only_positional(x, y, /):
    return x, y


def only_keyword(*, k, j=1):
    return k, j


def plain(a, b, c=0):
    return a, b, c


calls = [
    lambda: plain(),
    lambda: plain(1),
    lambda: plain(1, 2, 3, 4),
    lambda: plain(1, 2, a=3),
    lambda: plain(1, 2, z=3),
    lambda: plain(b=1),
    lambda: only_positional(1, y=2),
    lambda: only_positional(x=1, y=2),
    lambda: only_keyword(),
    lambda: only_keyword(1, k=2),
    lambda: only_keyword(k=1, q=2),
    lambda: everything(),
    lambda: everything(1),
    lambda: plain(*[1, 2], **{"c": 3}),
    lambda: plain(*[1], *[2], c=5),
    lambda: plain(**{"a": 1}, **{"a": 2}),
    lambda: plain(1, **{"b": 2, "c": 4}),
    lambda: plain(*5),
    lambda: plain(**5),
    lambda: plain(**{1: 2}),
    lambda: (lambda: 0)(1),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)


def mutable(x, seen=[]):
    seen.append(x)
    return seen


print(mutable(1), mutable(2), mutable(3, []))
print(plain.__defaults__, only_keyword.__kwdefaults__)
