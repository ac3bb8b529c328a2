# Methods and plain values reached through a class.
# forms: LOAD_METHOD_CLASS


class Tools:
    scale = len

    def double(x):
        return 2 * x


def use(x):
    return Tools.double(x)


def size(x):
    return Tools.scale(x)


def raw(text):
    return str.upper(text)


print([use(i) for i in range(10)])
print([size("x" * i) for i in range(10)])
print([raw(chr(97 + i)) for i in range(10)])
