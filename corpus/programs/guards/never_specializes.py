# Sites whose operands no form fits: back-off grows while results stay right.


def cat(a, b):
    return a + b


def power(a, b):
    return a**b


def compare(a, b):
    return a < b


def fetch(x):
    return x.tag


def chars(text, i):
    return text[i]


class Lazy:
    def __getattr__(self, name):
        return name + "!"


lazy = Lazy()
for i in range(300):
    result = (cat([i], [1]), power(2, i % 9), compare(i, 150), fetch(lazy), chars("abc", i % 3))
    if i % 37 == 0:
        print(result)
