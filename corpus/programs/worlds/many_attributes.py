# Instances grow past thirty attributes, first one alone, then after a hundred siblings.
# forms: LOAD_ATTR_INSTANCE_VALUE, LOAD_ATTR_WITH_HINT


class Wide:
    def __init__(self, n):
        self.first = n


def read(w):
    return w.first


def grow(w, n):
    for i in range(n):
        setattr(w, "f%d" % i, i)


w = Wide(0)
for size in (1, 10, 27, 28, 29, 30, 31, 40, 80):
    grow(w, size)
    print(size, [read(w) for i in range(60)][-1], len(dir(w)) - len(dir(object())))
for i in range(100):
    s = Wide(i)
    s.late = i
    read(s)
print(read(s), s.late)
s.later, s.latest = 1, 2
print([read(s) for i in range(100)][-1], list(vars(s)))
many = [Wide(i) for i in range(40)]
for i, m in enumerate(many):
    setattr(m, "own%d" % i, i)
print(sum(read(m) for m in many for k in range(3)), [list(vars(m)) for m in many[::13]])
