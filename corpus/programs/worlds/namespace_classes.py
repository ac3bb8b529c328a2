# A hundred classes made in a loop, each used at the same sites a few times.
# forms: LOAD_METHOD_WITH_VALUES
# misses: LOAD_METHOD_WITH_VALUES


def make(n):
    def total(self):
        return self.v + n

    def __init__(self, v):
        self.v = v

    return type("C%d" % n, (), {"total": total, "__init__": __init__, "n": n})


def use(x):
    return x.total() + x.n


classes = [make(n) for n in range(100)]
digest = 0
for n, c in enumerate(classes):
    for k in range(4):
        digest = (digest * 31 + use(c(k))) % 1000003
    if n % 7 == 0:
        print(n, digest)
again = [use(classes[3](1)) for i in range(120)]
print(again[-1], classes[99].__name__, classes[5](2).total.__name__)
