# String concatenation meets string subclasses and strangers.
# forms: BINARY_OP_ADD_UNICODE
# misses: BINARY_OP_ADD_UNICODE


class Tag(str):
    def __add__(self, other):
        return "<" + str(self) + "|" + str(other) + ">"


class Quiet(str):
    pass


class Joiner:
    def __radd__(self, other):
        return "joined " + other


def left(a, b):
    return a + b


def right(a, b):
    return a + b


def phase(site, a, b, times):
    outcomes = []
    for i in range(times):
        try:
            outcomes.append(site(a, b))
        except TypeError as error:
            outcomes.append(str(error))
    print(site.__name__, times, outcomes[0], outcomes[-1], type(outcomes[-1]).__name__)


phase(left, "a", "b", 10)
phase(left, Tag("a"), "b", 60)
phase(left, b"a", b"b", 60)
phase(left, "c", "d", 90)
phase(right, "a", "b", 10)
phase(right, "a", Quiet("q"), 60)
phase(right, "a", Tag("q"), 60)
phase(right, "a", Joiner(), 60)
phase(right, "a", 5, 60)
phase(right, "a", "\u20ac", 90)
