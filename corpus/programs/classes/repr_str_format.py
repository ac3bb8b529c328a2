# __repr__, __str__, __format__, __bytes__, __hash__, __bool__ and their fallbacks.


class R:
    def __repr__(self):
        return "R()"


class S:
    def __str__(self):
        return "S as text"

    def __repr__(self):
        return "S()"


class F:
    def __format__(self, spec):
        return "F<" + spec + ">"

    def __bytes__(self):
        return b"bytes of F"

    def __hash__(self):
        return 2**70 + 5

    def __repr__(self):
        return "F()"


print(R(), str(R()), [R()], f"{R()}", f"{R()!s:>6}", "%s %r" % (S(), S()), [S()], {R: 1}[R], f"{S():}")
print(format(F(), "spec"), f"{F():{'x' * 2}}", "{:abc}".format(F()), bytes(F()), hash(F()) == hash(2**70 + 5))
for action in [lambda: format(R(), "x"), lambda: "{:5}".format(R())]:
    try:
        print(action())
    except TypeError as error:
        print(error)


class Bad:
    def __init__(self, result):
        self.result = result

    def __repr__(self):
        return self.result

    def __hash__(self):
        return self.result

    def __bool__(self):
        return self.result

    def __len__(self):
        return self.result

    def __index__(self):
        return self.result


for f in (repr, str, hash, bool, len, [1].__getitem__):
    for value in (5.5, None):
        try:
            print(f(Bad(value)))
        except TypeError as error:
            print(error)


class Recursive:
    def __init__(self):
        self.items = [1]
        self.items.append(self.items)

    def __repr__(self):
        return "Recursive(%r)" % self.items


d = {}
d["self"] = d
print(Recursive(), d)
print([str(S()) for i in range(30)][-1])
