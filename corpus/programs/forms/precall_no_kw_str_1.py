# str(x) of all kinds of things.
# forms: PRECALL_NO_KW_STR_1


class Named:
    def __str__(self):
        return "named"


class Shown:
    def __repr__(self):
        return "shown"


def text(x):
    return str(x)


for x in [1, -2.5, "s", None, True, [1, "a"], {"k": (1,)}, 3j, Named(), Shown(), [Named] and [Shown()], b"b", 2**70]:
    print(text(x))
