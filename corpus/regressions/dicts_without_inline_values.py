# Instances of subclasses of list, str, int, tuple and of exceptions: attributes, dicts, and what is read through them.
class Base:
    def hello(self):
        return type(self).__name__, getattr(self, "tag", None)


class L(Base, list):
    pass


class S(Base, str):
    pass


class I(Base, int):
    pass


class T(Base, tuple):
    pass


class E(Base, Exception):
    pass


class O(Base):
    pass


def read(o):
    return o.tag


def write(o, value):
    o.tag = value


def call(o):
    return o.hello()


def klass(o):
    return o.__class__


def tail(r):
    return r.start, r.stop, r.step


for kind in (L, S, I, T, E, O):
    out = []
    for n in range(24):
        o = kind()
        if n % 3 == 1:
            o.__dict__
        if n % 7 == 6:
            o.__dict__["tag"] = "by key"
        try:
            out.append(read(o))
        except AttributeError as error:
            out.append(str(error))
        write(o, n)
        o.__dict__["other"] = n
        out.append((read(o), call(o), klass(o) is kind, sorted(o.__dict__.items()), o.__dict__.pop("tag"), hasattr(o, "tag")))
        o.__dict__.update(tag=-n)
        out.append((read(o), o.__dict__ == {"tag": -n, "other": n}, list(vars(o)), "tag" in vars(o), len(vars(o))))
        del o.tag
        out.append(vars(o))
    print(kind.__name__, out[0], out[1], out[-3:])
for o in [5, "a", 2.5, None, (), [], {}, range(3), len, print] * 3:
    klass(o)
print([klass(o) for o in (5, "a", 2.5, None, O(), E(), range(3), len)])
print([tail(r) for r in (range(5), range(1, 2**70), range(3, -9, -2))] * 2, [tail(range(n)) for n in range(12)][-1])
try:
    tail(slice(1, 2))
    tail(O())
except AttributeError as error:
    print(error)
