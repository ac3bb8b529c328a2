# What has __getitem__ need not be used up by %, strings and tuples apart.
print("x" % [1, 2], "x" % b"q", "x" % range(3), "%s" % [1])


class Keys:
    def __getitem__(self, key):
        return key * 2


class Pair(tuple):
    pass


print("y" % Keys(), "%(a)s" % Keys(), "%s %s" % Pair((1, 2)))
for right in ["s", (1,), Pair((1,)), 5, {1}]:
    try:
        print("z" % right)
    except TypeError as error:
        print(error)
try:
    b"z" % b"q"
except TypeError as error:
    print(error)
for left, right in [(b"q", [1, 2]), ([1], b"q"), ("s", (1,))]:
    try:
        left * right
    except TypeError as error:
        print(error)
