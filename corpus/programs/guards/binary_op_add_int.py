# Each operand of a hot int addition turns coat in its turn.
# forms: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT, BINARY_OP_INPLACE_ADD_UNICODE
# misses: BINARY_OP_ADD_INT


class Money(int):
    def __add__(self, other):
        return "money %d" % (int(self) + int(other))

    def __radd__(self, other):
        return "rmoney %d" % (int(self) + int(other))


def left(a, b):
    return a + b


def right(a, b):
    return a + b


def both(a, b):
    a += b
    return a


def drive(site, make, times):
    seen = []
    for i in range(times):
        try:
            seen.append(site(*make(i)))
        except TypeError as error:
            seen.append(str(error))
    print(site.__name__, times, seen[0], seen[-1], len(set(map(repr, seen))))


drive(left, lambda i: (i, 1), 12)
drive(left, lambda i: (i + 0.5, 1), 60)
drive(left, lambda i: (i + 0.5, 1.0), 80)
drive(left, lambda i: (Money(i), 1), 80)
drive(right, lambda i: (i, 1), 12)
drive(right, lambda i: (i, True), 60)
drive(right, lambda i: (i, Money(2)), 80)
drive(right, lambda i: (i, 2**70), 80)
drive(both, lambda i: (i, i), 12)
drive(both, lambda i: (str(i), "s"), 54)
drive(both, lambda i: (str(i), "s"), 90)
drive(both, lambda i: (i, "s"), 60)
drive(both, lambda i: ([i], (1, 2)), 60)
