# classmethod and staticmethod, bound objects and alternative constructors.


class Date:
    count = 0

    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d

    @classmethod
    def parse(cls, text):
        cls.count += 1
        return cls(*map(int, text.split("-")))

    @staticmethod
    def leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    def __repr__(self):
        return "%s(%d, %d, %d)" % (type(self).__name__, self.y, self.m, self.d)


class Special(Date):
    pass


print(Date.parse("2020-01-02"), Special.parse("2021-03-04"), Date.count, Special.count, Date(1, 2, 3).parse("4-5-6"))
print(Date.leap(2000), Special(1, 1, 1).leap(1900), [y for y in range(1996, 2010) if Date.leap(y)])
bound = Special.parse
print(bound.__self__ is Special, bound.__func__.__name__, bound("7-8-9"))
method = Date(1, 1, 1).__repr__
print(method(), method.__self__.y, Date.__repr__(Date(2, 2, 2)))
print(method == method, Date.__dict__["leap"].__func__(2004), type(Date.__dict__["parse"]).__name__)
print(Date.__dict__["leap"](2008))
for bad in [lambda: Date.parse(), lambda: Date.leap(), lambda: Date.__repr__(), lambda: Date(1)]:
    try:
        bad()
    except TypeError as error:
        print(error)
print(sum(Date.leap(y) for y in range(400)), [Special.parse("%d-1-1" % i).y for i in range(12)])
