# C functions of one argument.
# forms: PRECALL_NO_KW_BUILTIN_O
import math


def code(letter):
    return ord(letter)


def size(x):
    return abs(x)


def wave(x):
    return math.floor(x)


print([code(c) for c in "turncoat \u20ac\U0001f40d"])
print([size(i) for i in range(-6, 6)], size(-2.5), size(3 + 4j), size(True))
print([wave(i / 3) for i in range(-6, 6)])
