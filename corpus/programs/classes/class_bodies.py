# Class bodies as code: names, conditions, loops, nesting, private names, del.


class Body:
    x = 1
    y = x + 1
    if y > 1:
        z = "conditional"
    for i in range(3):
        pass
    values = [n * 2 for n in range(3)]
    locals()["made"] = "through locals"
    try:
        1 / 0
    except ZeroDivisionError as error:
        caught = str(error)
    del x

    def method(self):
        return self.__private()

    def __private(self):
        return self.__class__.__name__, self._Body__value

    __value = 7
    __dunder__ = 8

    class Inner:
        name = "inner"

        def outer(self):
            return Body.y


print(Body.y, Body.z, Body.i, Body.values, Body.made, Body.caught, hasattr(Body, "x"), hasattr(Body, "error"))
print(Body().method(), sorted(k for k in vars(Body) if "alue" in k or "dunder" in k), Body.Inner().outer(), Body.Inner.__qualname__)


def maker(base, n):
    class Made(base):
        number = n

        def get(self):
            return n, self.number, __class__.__name__

    return Made


print([maker(object, i)().get() for i in range(10)][-1])
print(type(Body.__dict__).__name__, "y" in Body.__dict__)
try:
    Body.__dict__["q"] = 1
except TypeError as error:
    print(error)
try:
    class Fails:
        a = undefined
except NameError as error:
    print(error)


class Order:
    c, b, a = 1, 2, 3


print([k for k in vars(Order) if len(k) == 1])
