# Subclasses of int, str, list, dict, property and the rest, and every hook of a class.
class lazy(property):
    def __init__(self, f):
        super().__init__(f)
        self.name = f.__name__

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        v = super().__get__(obj, owner)
        obj.__dict__["_" + self.name] = v
        return v


class A:
    @lazy
    def val(self):
        print("compute")
        return 42


a = A()
print(a.val, a.__dict__, isinstance(A.val, property), A.val.name)


class mystatic(staticmethod):
    tag = "s"


class mycm(classmethod):
    def __get__(self, obj, owner):
        print("get cm")
        return super().__get__(obj, owner)


class B:
    @mystatic
    def s(x):
        return x * 2

    @mycm
    def c(cls, x):
        return cls.__name__, x


print(B.s(2), B().s(3), B.c(1), B().c(2), B.__dict__["s"].tag)


class myenum(enumerate):
    def __next__(self):
        i, v = super().__next__()
        return i * 10, v


print(list(myenum("ab")), list(myenum("ab", start=5)))


class mymap(map):
    pass


class myzip(zip):
    def extra(self):
        return "x"


class myrev(reversed):
    pass


class myfilter(filter):
    pass


print(list(mymap(str, [1])), list(myzip([1], [2])), myzip().extra(), list(myrev([1, 2])), list(myfilter(None, [0, 1])))


class Int(int):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self

    def __add__(self, o):
        return Int(int(self) + int(o), "sum")

    __radd__ = __add__

    def __repr__(self):
        return f"Int({int(self)})"


i = Int(5, "e")
print(i, i + 1, 1 + i, i.extra, (i + 1).extra, i * 2, type(i * 2), -i, int(i), {i: 1}[5], i == 5, str(i), f"{i}", f"{i:>5}", "%d" % i, [i])


class Str(str):
    def upper(self):
        return "UP:" + super().upper()

    def __getitem__(self, i):
        return "item"

    def __len__(self):
        return 99


s = Str("abc")
print(s, s.upper(), s[0], len(s), s + "d", type(s + "d"), s == "abc", hash(s) == hash("abc"), list(s), "b" in s, s.lower(), repr(s), f"{s!r}")


class L(list):
    def append(self, x):
        super().append(x * 2)

    def __contains__(self, x):
        return x == "magic"

    def __iter__(self):
        return iter("iter")


l = L([1, 2])
l.append(5)
print(l, "magic" in l, 1 in l, list(l), len(l), l[2], [*l], tuple(l), sorted(l), l + [1], type(l + [1]), l == [1, 2, 10])


class D(dict):
    def __missing__(self, k):
        return f"missing {k}"

    def __getitem__(self, k):
        return ("got", super().__getitem__(k))

    def keys(self):
        return ["fake"]


d = D(a=1)
print(d["a"], d["z"], d.get("z"), d, dict(d), {**d}, list(d), "a" in d, d | {"b": 2}, type(d | {}))
print("%(a)s %(q)s" % d, "{a}".format_map(d))


class F(float):
    def __eq__(self, o):
        return "eq"

    __hash__ = float.__hash__


print(F(1.5), F(1.5) == 2, F(1.5) + 1, hash(F(1.0)), F("2.5").is_integer(), F.fromhex("0x1p1"), type(F.fromhex("0x1p1")))


class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)


t = T(1, 2, 3)
print(t, t[1:], type(t[1:]), t + (4,), hash(t) == hash((1, 2, 3)), t == (1, 2, 3), [*t])
x, *y = t
print(x, y)


class S(set):
    def add(self, x):
        super().add(str(x))


st = S([1])
st.add(2)
print(len(st), "2" in st, type(st | {3}), type(st.copy()), st == {1, "2"}, S() or "empty", repr(S([1])))


class By(bytes):
    pass


print(By(b"ab"), By(b"ab") + b"c", type(By(b"a").upper()), bytes(By(b"x")), By(3))


class Cx(complex):
    pass


print(Cx(1, 2), Cx(1, 2) + 1, type(Cx(1, 2).conjugate()))


class Callable:
    def __call__(self, *a, **k):
        return a, k


print(Callable()(1, x=2), callable(Callable()))


class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Sub(Base, tag="t"):
    pass


print(Sub.tag, Base[int], Sub[1, 2])
try:
    class Bad(Base, foo=1):
        pass
except TypeError as e:
    print(e)


class X:
    def __getattr__(self, n):
        if n == "boom":
            raise RuntimeError("boom")
        return n.upper()

    def __setattr__(self, n, v):
        print("set", n, v)
        super().__setattr__(n, v)

    def __delattr__(self, n):
        print("del", n)
        object.__delattr__(self, n)

    def __dir__(self):
        return ["zz", "aa"]


x = X()
x.a = 1
print(x.a, x.b, getattr(x, "c"), hasattr(x, "d"), dir(x))
del x.a
print(x.a)
try:
    x.boom
except RuntimeError as e:
    print(e)


class G:
    def __getattribute__(self, n):
        if n.startswith("_"):
            return object.__getattribute__(self, n)
        raise AttributeError("no " + n)

    def __getattr__(self, n):
        return "fallback " + n


print(G().foo, G().__class__)


class Diamond1:
    def m(self):
        return ["1"]


class D2(Diamond1):
    def m(self):
        return ["2"] + super().m()


class D3(Diamond1):
    def m(self):
        return ["3"] + super().m()


class D4(D2, D3):
    def m(self):
        return ["4"] + super().m()


print(D4().m(), [c.__name__ for c in D4.__mro__], D4.mro() == list(D4.__mro__))
try:
    class Bad2(Diamond1, D2):
        pass
except TypeError as e:
    print(e)


class Cell:
    def get(self):
        return __class__

    @classmethod
    def cget(cls):
        return super().__thisclass__, __class__

    @staticmethod
    def sget():
        return __class__


print(Cell().get(), Cell.cget(), Cell.sget())
try:
    class Z:
        @staticmethod
        def f():
            return super()
    Z.f()
except RuntimeError as e:
    print(e)


class Eq:
    def __eq__(self, o):
        return True


try:
    hash(Eq())
except TypeError as e:
    print(e)
print(Eq() == 5, Eq() != 5, 5 == Eq(), [Eq()] == [1], 3 in [Eq()])


class Cmp:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        print("lt", self.v, getattr(o, "v", o))
        return self.v < o.v if isinstance(o, Cmp) else NotImplemented


print(Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), sorted([Cmp(3), Cmp(1), Cmp(2)], key=None)[0].v, max(Cmp(1), Cmp(5)).v)
try:
    Cmp(1) < 5
except TypeError as e:
    print(e)
try:
    Cmp(1) <= Cmp(2)
except TypeError as e:
    print(e)
print(type("Dyn", (Base,), {"x": 1}, tag="dyn").tag)
o = object.__new__(Sub)
o.__class__ = Base
print(type(o).__name__)
try:
    o.__class__ = int
except TypeError as e:
    print(e)
try:
    (5).__class__ = str
except TypeError as e:
    print(e)
o.__dict__ = {"q": 5}
print(o.q, o.__dict__)
try:
    o.__dict__ = 5
except TypeError as e:
    print(e)
del o.__dict__
print(o.__dict__)
Sub.__bases__ = (Base,)
print(Sub.__bases__, Sub.__base__, Sub.__name__, Sub.__qualname__, Sub.__module__, Sub.__doc__)
Sub.__name__ = "Renamed"
Sub.__doc__ = "new doc"
print(Sub, Sub.__doc__, Sub.__subclasses__(), Base.__subclasses__())
