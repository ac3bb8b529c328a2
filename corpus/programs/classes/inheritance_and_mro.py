# Diamonds, C3 order, super along the MRO and impossible hierarchies.


class Base:
    def hello(self):
        return ["Base"]


class Left(Base):
    def hello(self):
        return ["Left"] + super().hello()


class Right(Base):
    def hello(self):
        return ["Right"] + super().hello()


class Bottom(Left, Right):
    def hello(self):
        return ["Bottom"] + super().hello()


print(Bottom().hello(), [c.__name__ for c in Bottom.__mro__], Bottom.mro() == list(Bottom.__mro__))
print(Bottom.__bases__ == (Left, Right), Bottom.__base__.__name__, [c.__name__ for c in Base.__subclasses__()])
print(super(Left, Bottom()).hello(), super(Right, Bottom).hello(Bottom()))
print(issubclass(Bottom, Base), isinstance(Bottom(), Right), issubclass(Base, Bottom))
for bases in [(Base, Left), (Left, Left), (int, str), (bool,), (type(None),)]:
    try:
        type("Bad", bases, {})
    except TypeError as error:
        print(str(error).replace("\n", " "))


class Mixin:
    def describe(self):
        return type(self).__name__ + " of " + str(len(self))


class Stack(Mixin, list):
    pass


s = Stack([1, 2])
s.append(3)
print(s.describe(), s, s == [1, 2, 3])
for bad in [lambda: super(Left, Right()).hello(), lambda: super().x, lambda: super(5)]:
    try:
        bad()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
print([Bottom().hello() for i in range(40)][-1] == Bottom().hello())
