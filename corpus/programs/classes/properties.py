# Properties: getter, setter, deleter, inheritance, errors, use in hot loops.


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def radius(self):
        "The radius."
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative radius")
        self._radius = value

    @radius.deleter
    def radius(self):
        self._radius = 0

    @property
    def area(self):
        return 3 * self.radius**2


class Disk(Circle):
    @property
    def area(self):
        return "disk " + str(super().area)

    @Circle.radius.getter
    def radius(self):
        return self._radius * 10


c = Circle(2)
c.radius += 1
print(c.area, c.radius, Circle.radius.__doc__)
del c.radius
print(c.radius)
d = Disk(2)
print(d.radius, d.area)
for bad in [lambda: setattr(c, "radius", -1), lambda: setattr(c, "area", 5), lambda: delattr(c, "area"), lambda: Circle.area.fget(5)]:
    try:
        bad()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Empty:
    x = property()
    y = property(None, lambda self, v: None)


for name in "xy":
    try:
        getattr(Empty(), name)
    except AttributeError as error:
        print(error)
total = 0
for i in range(100):
    c.radius = i
    total += c.area
print(total, isinstance(Circle.area, property), Circle.area.fset)
