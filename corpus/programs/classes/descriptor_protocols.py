# Descriptors of every kind: data, non-data, properties, slots, and names given to them.
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)
        obj.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, obj, owner):
        return ("nondata", obj is None, owner.__name__)


class P:
    x = Typed(int, 0)
    name = Typed(str, "?")
    nd = NonData()

    def __init__(self, x, name):
        self.x = x
        self.name = name


p = P(1, "one")
print(p.x, p.name, p.nd, P.nd)
try:
    p.x = "s"
except TypeError as e:
    print(e)
del p.x
print(p.x, vars(p))
p.nd = 5
print(p.nd, p.__dict__)
print(type(P.x).__name__, P.__dict__["x"].kind)


class Temp:
    def __init__(self, c=0.0):
        self._c = c

    @property
    def f(self):
        "Fahrenheit"
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9

    @f.deleter
    def f(self):
        self._c = None

    c = property(lambda self: self._c, doc="celsius")


t = Temp(100)
print(t.f, t.c)
t.f = 50
print(t.c)
del t.f
print(t.c)
for stmt in ("t.c = 3", "del t.c", "t.f", "Temp.f.fget(Temp(1))"):
    try:
        exec(stmt)
    except Exception as e:
        print(type(e).__name__, e)
print(Temp.f.__doc__, Temp.c.__doc__, Temp.f.fset is not None)


class CachedProperty:
    def __init__(self, f):
        self.f = f
        self.__doc__ = f.__doc__

    def __set_name__(self, owner, name):
        self.attr = name

    def __get__(self, o, owner=None):
        if o is None:
            return self
        v = o.__dict__[self.attr] = self.f(o)
        return v


class Circle:
    def __init__(self, r):
        self.r = r

    @CachedProperty
    def area(self):
        print("computing")
        return round(3.14159 * self.r ** 2, 3)


c = Circle(2)
print(c.area, c.area)
del c.area
print(c.area)


class Meta(type):
    x = property(lambda cls: "from meta")


class K(metaclass=Meta):
    pass


print(K.x)
try:
    K.x = 1
except AttributeError as e:
    print(e)
try:
    print(K().x)
except AttributeError as e:
    print(e)


class BadSetName:
    def __set_name__(self, owner, name):
        raise ValueError("boom")


try:
    class X:
        b = BadSetName()
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))


class Static:
    @staticmethod
    def s(a, b=2):
        return a + b

    @classmethod
    def c(cls, *a):
        return cls.__name__, a


class Sub(Static):
    pass


print(Static.s(1), Static().s(1, 5), Sub.c(1, 2), Sub().c())
print(Static.__dict__["s"].__func__(3), Static.__dict__["c"].__func__(Sub, 9))
print(staticmethod(len)("abc"))


class Slots:
    __slots__ = ("a", "b", "__dict__")


s = Slots()
s.a = 1
s.z = 26
print(s.a, s.__dict__)
try:
    s.b
except AttributeError as e:
    print(e)
print(Slots.a, type(Slots.a).__name__)


class Tight:
    __slots__ = ["q"]


try:
    Tight().w = 1
except AttributeError as e:
    print(e)
try:
    class Conflict:
        __slots__ = ("v",)
        v = 1
except ValueError as e:
    print(e)
