# Metaclasses, fields that name themselves, singletons, plugins.
class Meta(type):
    registry = {}
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.fields = [k for k, v in ns.items() if isinstance(v, Field)]
        mcls.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.kw = kw
    def __call__(cls, *a, **k):
        print("creating", cls.__name__)
        return super().__call__(*a, **k)
    def __len__(cls): return len(cls.fields)
    def __iter__(cls): return iter(cls.fields)
    def __contains__(cls, x): return x in cls.fields
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __repr__(cls): return f"<Model {cls.__name__}>"
    def __instancecheck__(cls, o): return hasattr(o, "model") or super().__instancecheck__(o)
    @property
    def table(cls): return cls.__name__.lower() + "s"
    @classmethod
    def __prepare__(mcls, name, bases, **kw): return {"prepared": True}
class Field:
    def __init__(self, t, default=None): self.t, self.default = t, default
    def __set_name__(self, owner, name): self.name = "_" + name; self.owner = owner.__name__
    def __get__(self, o, owner=None): return self if o is None else o.__dict__.get(self.name, self.default)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.owner}.{self.name[1:]} must be {self.t.__name__}, not {type(v).__name__}")
        o.__dict__[self.name] = v
    def __delete__(self, o): del o.__dict__[self.name]
class Model(metaclass=Meta):
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
class User(Model, table="u", x=1):
    name = Field(str)
    age = Field(int, 18)
u = User(name="bob")
print(u.name, u.age, u.__dict__, User.fields, len(User), list(User), "age" in User, User[3], User, User.kw, User.table, User.prepared, Meta.registry)
try: u.age = "x"
except TypeError as e: print(e)
u.age = 5; del u.age; print(u.age)
try: u.table
except AttributeError as e: print(e)
class Fake: model = 1
print(isinstance(Fake(), User), isinstance(3, User), type(User), type(Meta), User.__mro__)
print(User.__class__.__name__, isinstance(User, Meta), issubclass(User, Model), Meta.__call__ is not type.__call__)
class Singleton(type):
    _i = {}
    def __call__(cls, *a):
        if cls not in cls._i: cls._i[cls] = super().__call__(*a)
        return cls._i[cls]
class S(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(S(1) is S(2), S(3).v)
class Plugin:
    plugins = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag; Plugin.plugins.append(cls.__name__)
class A(Plugin, tag="a"): pass
class B(A): pass
print(Plugin.plugins, A.tag, B.tag)
try:
    class C(Plugin, bogus=1): pass
except TypeError as e: print(e)
T = type("T", (A,), {"x": 1, "f": lambda self: self.x}); print(T().f(), T.__name__, T.__bases__, T.__module__)
try:
    class X(A, Plugin, object, A): pass
except TypeError as e: print(e)
try:
    class M1(type): pass
    class M2(type): pass
    class P(metaclass=M1): pass
    class Q(metaclass=M2): pass
    class R(P, Q): pass
except TypeError as e: print(e)
class Z:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(Z[int], Z[1, 2])
try:
    class O(object, Z): pass
except TypeError as e: print(e)
print([c.__name__ for c in type.mro(B)], B.__subclasses__(), A.__dict__.keys() >= {"tag"})
