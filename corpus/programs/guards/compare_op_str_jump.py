# Fused string equality meets None, subclasses, bytes and numbers.
# forms: COMPARE_OP_STR_JUMP, COMPARE_OP_INT_JUMP
# misses: COMPARE_OP_STR_JUMP


class Fold(str):
    def __eq__(self, other):
        return self.lower() == str(other).lower()

    def __ne__(self, other):
        return "differs" if self.lower() != str(other).lower() else ""

    __hash__ = str.__hash__


def left(a, b):
    return 1 if a == b else 0


def right(a, b):
    return 1 if a != b else 0


def drive(site, a, b, times):
    results = [site(a, b) for n in range(times)]
    print(site.__name__, repr(a), repr(b), times, results[0], results[-1])


drive(left, "abc", "ab" + "c", 12)
drive(left, None, "abc", 60)
drive(left, Fold("ABC"), "abc", 60)
drive(left, b"abc", "abc", 60)
drive(left, 5, 5, 100)
drive(left, "x", "y", 100)
drive(right, "abc", "abd", 12)
drive(right, "abc", None, 60)
drive(right, "abc", Fold("ABC"), 60)
drive(right, "abc", 3.5, 60)
drive(right, "\u20ac", "\u20ac", 100)
