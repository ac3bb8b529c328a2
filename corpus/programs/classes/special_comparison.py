# Rich comparison: reflected calls, fallbacks, hash and identity.


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != b, a < b, a > b, sorted([b, a, Version(0, 9)]), max(a, b), len({a, b, c}))
for action in [lambda: a <= b, lambda: a < 5, lambda: 5 > a]:
    try:
        print(action())
    except TypeError as error:
        print(error)
print(a == 5, a != 5, 5 == a)


class Sub(Version):
    def __gt__(self, other):
        return "Sub.gt"

    def __eq__(self, other):
        return "Sub.eq"


print(a < Sub(1), Sub(1) > a, a == Sub(1), Sub.__hash__)
try:
    {Sub(1)}
except TypeError as error:
    print(error)


class Weird:
    def __eq__(self, other):
        return [1, 2]

    def __ne__(self, other):
        return ()

    def __contains__(self, x):
        return "truthy"


w = Weird()
print(w == 1, w != 1, 3 in w, 3 not in w, w in [1], [w] == [2], (w,) != (2,))
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, (nan,) == (nan,))
for i in range(60):
    order = a < b, a == c
print(order)
