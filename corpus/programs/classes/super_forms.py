# super() in methods, class methods, static methods, closures, properties and __new__.


class A:
    limit = 1

    def __new__(cls, *args):
        made = super().__new__(cls)
        made.made_by = "A.__new__"
        return made

    def __init__(self, x=0):
        self.x = x

    @classmethod
    def create(cls, x):
        return cls(x)

    @staticmethod
    def tool(x):
        return "A tool %s" % x

    @property
    def doubled(self):
        return self.x * 2


class B(A):
    limit = 2

    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    @classmethod
    def create(cls, x):
        base = super().create
        return cls(x, base.__func__.__name__)

    @staticmethod
    def tool(x):
        return super(B, B).tool(x) + " from B"

    @property
    def doubled(self):
        return super().doubled + 100

    def nested(self):
        def inner():
            return super(B, self).limit, __class__.__name__

        return inner(), [super(B, self).limit for _ in range(2)]


b = B.create(3)
print(b.x, b.y, b.made_by, b.doubled, B.tool(1), b.nested(), b.limit, super(B, b).limit)
for i in range(40):
    b = B(i, i)
print(b.x, b.doubled)
try:
    super(B, b).missing
except AttributeError as error:
    print(error)


class C:
    def no_arguments():
        super().x

    def deleted(self):
        del self
        super().x


for call in (C.no_arguments, C().deleted):
    try:
        call()
    except RuntimeError as error:
        print(error)
