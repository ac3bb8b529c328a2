# Subclasses of property, classmethod, staticmethod, enumerate, map and zip.
class lazy(property):
    """class doc"""


class A:
    @lazy
    def x(self):
        "getter doc"
        return 1

    @x.setter
    def x(self, v):
        print("set", v)


print(type(A.x), A.x.__doc__, A.x.fget, A.x.fset is not None) if False else print(type(A.x), A.x.__doc__)
a = A()
a.x = 5
print(a.x)
try:
    del a.x
except AttributeError as e:
    print(e)
p = property(lambda s: 1)
p.__init__(lambda s: 2)
A.p = p
print(a.p)
p.__init__()
try:
    a.p
except AttributeError as e:
    print(e)


class cs(staticmethod):
    def __init__(self, f):
        super().__init__(f)
        self.k = 1


class B:
    @cs
    def f(x):
        return x


print(B.f(1), B.__dict__["f"].k, B.__dict__["f"].__func__(3), B.__dict__["f"](4), callable(B.__dict__["f"]))


class count(enumerate):
    def __new__(cls, it, start=0):
        return super().__new__(cls, it, start + 100)


for i, v in count("ab"):
    print(i, v)
e = count("xyz")
print(next(e), list(e), isinstance(e, enumerate), iter(e) is e)


class M(map):
    def __next__(self):
        return super().__next__() + 1


print(list(M(int, "123")), sum(M(int, "45")), [*M(int, "9")], tuple(M(int, "1")), sorted(M(int, "31")))


class Z(zip):
    pass


print(dict(Z("ab", [1, 2])), [x for x in Z("a", "b")])
m = M(int, "1x")
try:
    list(m)
except ValueError as e:
    print(e)


class Prop(property):
    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        self.where = (owner.__name__, name)

    def __set__(self, obj, value):
        print("set via sub", value)
        super().__set__(obj, value)


class C:
    y = Prop(lambda self: self._y)

    @y.setter
    def y(self, v):
        self._y = v * 2


c = C()
c.y = 4
print(c.y, C.y.where)
for f in range(50):
    c.y
    a.x
    B.f(f)
