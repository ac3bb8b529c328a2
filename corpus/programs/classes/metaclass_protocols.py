# Metaclasses that hook every protocol of their classes.
class Registry(type):
    registry = {}

    def __new__(mcls, name, bases, ns, *, register=True, **kw):
        cls = super().__new__(mcls, name, bases, ns, **kw)
        if register:
            mcls.registry[name] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        kw.pop("register", None)
        super().__init__(name, bases, ns, **kw)
        cls.created = len(Registry.registry)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, sorted(kw))
        return {"prepared": name.lower()}

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        obj.via = cls.__name__
        return obj

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter(["a", "b"])

    def __contains__(cls, x):
        return x == "yes"

    def __getitem__(cls, item):
        return (cls.__name__, item)

    def __getattr__(cls, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(name)

    def __repr__(cls):
        return f"<Reg {cls.__name__}>"

    def __instancecheck__(cls, inst):
        print("check", cls.__name__)
        return super().__instancecheck__(inst)

    def __subclasscheck__(cls, sub):
        return sub is int or super().__subclasscheck__(sub)

    def __or__(cls, other):
        return ("or", cls.__name__, other)

    @property
    def meta_prop(cls):
        return "mp-" + cls.__name__


class Base(metaclass=Registry):
    def __init_subclass__(cls, flavor=None, **kw):
        super().__init_subclass__(**kw)
        cls.flavor = flavor
        print("init_subclass", cls.__name__, flavor)


class Child(Base, flavor="vanilla"):
    def __init__(self, x):
        self.x = x


class Hidden(Base, register=False):
    pass


print(Registry.registry)
print(Child, len(Child), list(Child), "yes" in Child, "no" in Child, Child[3], Child.dyn_foo)
print(Child.meta_prop)
try:
    Child(1).meta_prop
except AttributeError as e:
    print(e)
try:
    Child.nope
except AttributeError as e:
    print(repr(e))
c = Child(7)
print(c.x, c.via, isinstance(c, Base), issubclass(int, Base), issubclass(str, Base))
print(Child | 3, Child.created, Hidden.created, Child.prepared)
print(type(Child), type(type(Child)), Child.__mro__)
M = Registry("Dyn", (Base,), {"f": lambda self: "dyn f"}, flavor="x")
print(M, M(), "f" in M.__dict__) if False else print(M.__name__, M().f(), M.flavor)
try:
    class Bad(Base, metaclass=type("Other", (type,), {})):
        pass
except TypeError as e:
    print(e)


def meta_func(name, bases, ns, **kw):
    print("meta_func", name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
    return 99


class NotAClass(metaclass=meta_func, extra=1):
    y = 2


print(NotAClass)


class MroEntries:
    def __init__(self, base):
        self.base = base

    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (self.base,)




class D2(MroEntries(dict)):
    pass


print(D2.__bases__, D2.__orig_bases__[0].base, D2(a=1))
