# Literal, value, or, capture, wildcard and guard patterns.


class Color:
    RED = 1
    GREEN = "g"


def describe(x):
    match x:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case 3 + 4j:
            return "complex"
        case "a" "b":
            return "joined"
        case b"raw":
            return "bytes"
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case int(n) if n > 100:
            return "big %d" % n
        case int() | float() as number:
            return "number %r" % number
        case str(text) if not text:
            return "empty"
        case str(text):
            return "text " + text
        case _:
            return "other"


for x in [None, True, 0, 0.0, -1, -2.5, 3 + 4j, "ab", b"raw", 1, "g", 101, 5, 2.5, "", "zz", [], 1.0]:
    print(repr(x), describe(x))


def fall(x):
    match x:
        case 1:
            pass
        case 2 if x > 5:
            return "impossible"
    return "fell"


print(fall(1), fall(2), fall(3))
for i in range(60):
    match i % 4:
        case 0:
            kind = "zero"
        case 1 | 2 as k:
            kind = k
        case other:
            kind = -other
    if i > 55:
        print(kind, end=" ")
print()
