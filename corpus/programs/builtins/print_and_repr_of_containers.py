# Nested and recursive containers printed.
a = [1, "two", (3.0,), {"k": [None, True]}, b"x", {4}, frozenset(), range(2), slice(1, 2)]
print(a)
a.append(a)
print(a)
t = ([],)
t[0].append(t)
print(t, str(t), [t][0] is t)
d = {1: {}}
d[1]["up"] = d
print(d, {(): []}, {"q": 'it\'s'}, ['"', "'", "\\", "\n", "\x00", "\xe9", "\u200b"])


class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return "N(" + repr(self.v) + ")"


n = N(1)
n.v = [n.__class__.__name__, N(2), {N(3).v: N((4,))}]
print(n, [n, n], {"n": n}, "%s %r" % (n, [n]), f"{n} {[n]!s:>5}")
for value in ([], (), {}, set(), "", b"", 0, None):
    print(repr(value), [value], (value,), end=" ")
print()
print([[]] * 3, [()] * 2, [{}, {}], ((1,), (2, 3), ()), {1: (2,), (3,): [4]}, [1.0, -0.0, 1e100, 1e-7, 2**70, 1j])
