# __init_subclass__, class keywords and __set_name__ in order.


class Plugin:
    registry = []

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.key = key
        Plugin.registry.append((cls.__name__, key))


class Named:
    def __set_name__(self, owner, name):
        print("set_name", name)
        self.name = name


class A(Plugin, key="a"):
    first = Named()
    second = Named()


class B(A):
    pass


class C(B, key="c"):
    def __init_subclass__(cls, **kw):
        print("C hook", cls.__name__, kw)


class D(C, anything=1):
    pass


print(Plugin.registry, B.key, D.key, A.first.name)
for make in [lambda: type("E", (Plugin,), {}, key="e"), lambda: type("F", (Plugin,), {}, wrong=1), lambda: type("G", (), {}, x=1)]:
    try:
        print(make().__name__)
    except TypeError as error:
        print(error)


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError("broken")


try:
    class H:
        x = Broken()
except RuntimeError as error:
    print(error, repr(error.__cause__))
late = Named()
A.third = late
print(hasattr(late, "name"), Plugin.registry[-1])
