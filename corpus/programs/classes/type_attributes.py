# __name__, __qualname__, __module__, __dict__, __subclasses__, and what cannot be set.


class A:
    "doc of A"

    def f(self):
        pass


class B(A):
    pass


A.__name__, A.__qualname__ = "Renamed", "Else.where"
print(A.__name__, A.__qualname__, repr(A), B.__doc__, A.__doc__, B.__mro__[1] is A)
print(A.f.__name__, A().f.__func__ is A.f, "f" in vars(A), "f" in vars(B))
A.added = lambda self: "added " + type(self).__name__
print(B().added())
B.f = A.f
del B.f
for action in ["A.__name__ = 5", "A.__dict__ = {}", "int.x = 1", "del int.real", "A.__mro__ = ()", "del A.__name__", "object.x = 1", "del A.nothing", "len.x = 1", "A.__class__ = int", "None.x = 1", "(5).x = 1"]:
    try:
        exec(action)
        print("fine", action)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(type(A), type(type), isinstance(type, object), isinstance(object, type), type.__mro__, object.__bases__, bool.__bases__, bool.__mro__)
print(A.__subclasses__() == [B], int.__subclasses__()[0], (5).__class__, type(5).__class__, ().__class__.__base__)
print(A == A, A != B, hash(A) == hash(A), len({A, B, A}))
