# `'a' + x` raised "can only concatenate str" before `x.__radd__` was asked.
class R:
    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)


class S(str):
    def __radd__(self, other):
        return "S.radd"


class N:
    def __radd__(self, other):
        return NotImplemented


for left in ("a", [1], (1,), b"x", 1, 1.5, None):
    for right in (R(), S("s"), N()):
        try:
            print(left + right)
        except TypeError as e:
            print(e)
    try:
        print(left * R())
    except TypeError as e:
        print(e)
