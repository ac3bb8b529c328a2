# __class__ of instances is assigned while attribute and method sites are hot.
# forms: LOAD_ATTR_INSTANCE_VALUE, LOAD_METHOD_WITH_VALUES
# misses: LOAD_ATTR_INSTANCE_VALUE, LOAD_METHOD_WITH_VALUES


class Caterpillar:
    legs = 16

    def __init__(self, name):
        self.name = name

    def move(self):
        return self.name + " crawls"


class Butterfly:
    legs = 6

    def move(self):
        return self.name + " flies"


def watch(x):
    return x.move(), x.legs, x.name


def drive(x, n=100):
    for i in range(n):
        result = watch(x)
    print(type(x).__name__, n, result)


a, b = Caterpillar("a"), Caterpillar("b")
drive(a)
a.__class__ = Butterfly
drive(a)
drive(b)
for i in range(120):
    a.__class__ = (Caterpillar, Butterfly)[i % 2]
    result = watch(a)
print(result)


class Slotted:
    __slots__ = ("name",)


for bad in (Slotted, int, 5):
    try:
        a.__class__ = bad
    except TypeError as error:
        print(error)
drive(a)
