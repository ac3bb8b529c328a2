# An instance gets an attribute named like a method, and loses it.
# forms: LOAD_METHOD_WITH_VALUES
# misses: LOAD_METHOD_WITH_VALUES


class Bell:
    def __init__(self):
        self.rings = 0

    def ring(self):
        self.rings += 1
        return "ding %d" % self.rings


def ring(b):
    return b.ring()


one, two = Bell(), Bell()
for i in range(200):
    if i == 50:
        one.ring = lambda: "own"
    if i == 120:
        del one.ring
    if i == 160:
        two.__dict__["ring"] = len
    try:
        results = ring(one), ring(two)
    except TypeError as error:
        results = str(error)
    if i % 10 == 9:
        print(i, results)
