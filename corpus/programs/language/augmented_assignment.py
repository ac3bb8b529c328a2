# Augmented assignment to every kind of target, with each operator.


class Box:
    value = 10


log = []


def note(x):
    log.append(x)
    return x


x = 5
x += 3; x -= 1; x *= 6; x //= 4; x %= 7; x **= 3; x <<= 2; x >>= 1; x &= 62; x |= 1; x ^= 3
print(x)
y = 9
y /= 4
print(y)
box = Box()
box.value += 1
print(box.value, Box.value, vars(box))
items = [1, 2, 3]
items[note(0) + 1] += note(10)
items[0:2] *= 2
print(items, log)
table = {"k": "a"}
table["k"] += "b"
print(table)


def local():
    a = [1]
    b = a
    a += (2, 3)
    c = (1,)
    d = c
    c += (2,)
    return a, b, a is b, c, d


print(local())


class Tracker:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, other):
        self.n += other
        return self

    def __imatmul__(self, other):
        return ("matmul", self.n, other)

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return "fell back %d" % other


t = u = Tracker(1)
t += 5
print(t is u, u.n)
t -= 2
print(t)
u @= "m"
print(u)
