# A traceback through methods, properties, operators and comprehensions.


class Number:
    def __init__(self, n):
        self.n = n

    @property
    def inverse(self):
        return 1 / self.n

    def __add__(self, other):
        return self.inverse + other.inverse

    def __getitem__(self, i):
        return [self + Number(k) for k in range(2, i, -1)]


def total(number, i):
    return sum(x for x in number[i])


print(total(Number(4), 0))
print(total(Number(4), -1))
