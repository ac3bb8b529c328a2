# Sequence patterns: fixed, starred, nested, and what does not match.
from collections import deque


def shape(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return ("one", a)
        case (1, 2):
            return "one-two"
        case [a, b] if a == b:
            return ("same", a)
        case ["move", [x, y], *flags]:
            return ("move", x, y, flags)
        case [first, *_, last] if first == last:
            return ("ring", first)
        case [_, _, *rest]:
            return ("rest", rest)
        case _:
            return "no sequence"


for x in [[], [7], (1, 2), [3, 3], ["move", (1, 2)], ["move", [1, 2], "fast", "far"], [1, 5, 1], (9, 8, 7), "ab", b"ab", {1: 2}, {1, 2}, range(3), deque([1]), iter([1]), None]:
    print(shape(x) if not hasattr(x, "__next__") else ("iterator", shape(x)))


def deep(x):
    match x:
        case [[a, [b, *c]], d] | [d, [[a, [b, *c]]]]:
            return a, b, c, d
    return None


print(deep([[1, [2, 3]], 4]), deep([4, [[1, [2]]]]), deep([1]))


def evaluate(node):
    match node:
        case ["+", left, right]:
            return evaluate(left) + evaluate(right)
        case ["*", *factors]:
            product = 1
            for factor in factors:
                product *= evaluate(factor)
            return product
        case ["neg", value]:
            return -evaluate(value)
        case int() | float():
            return node
        case _:
            raise ValueError("bad node %r" % (node,))


print(evaluate(["+", ["*", 2, 3, 4], ["neg", ["+", 1, 0.5]]]))
try:
    evaluate(["?"])
except ValueError as error:
    print(error)
