# A bound method kept in a variable and called.
# forms: PRECALL_BOUND_METHOD


class Adder:
    def __init__(self, n):
        self.n = n

    def add(self, x):
        return x + self.n


def apply(f, x):
    return f(x)


bound = Adder(10).add
print([apply(bound, i) for i in range(15)])
print([apply(Adder(i).add, 1) for i in range(15)])
