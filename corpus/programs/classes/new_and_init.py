# __new__ and __init__: immutable subclasses, foreign results, wrong arguments.


class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return float.__repr__(self) + self.unit


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def a(self):
        return self[0]


class Foreign:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never called")


class Cached:
    cache = {}

    def __new__(cls, key):
        if key not in cls.cache:
            cls.cache[key] = super().__new__(cls)
            cls.cache[key].inits = 0
        return cls.cache[key]

    def __init__(self, key):
        self.inits += 1


print(Celsius(21.5), Celsius(1, "K") + 1, Pair(1, 2).a, Pair(3, 4), Foreign())
print(Cached("k") is Cached("k"), Cached("k").inits)


class Plain:
    pass


class OnlyInit:
    def __init__(self, x):
        pass


class Returns:
    def __init__(self):
        return 5


for make in [lambda: Plain(1), lambda: Plain(x=1), lambda: OnlyInit(), lambda: OnlyInit(1, 2), lambda: Returns(), lambda: object(1), lambda: object.__new__(int), lambda: object.__new__(5), lambda: int.__new__(str), lambda: Pair(1)]:
    try:
        make()
        print("made")
    except TypeError as error:
        print(error)
print(sum(Celsius(i) for i in range(40)), [Pair(i, i).a for i in range(12)])
