# super() calls while classes and methods along the MRO change.


class A:
    def f(self):
        return ["A"]


class B(A):
    def f(self):
        return ["B"] + super().f()


class C(A):
    def f(self):
        return ["C"] + super().f()


class D(B, C):
    def f(self):
        return ["D"] + super().f()


def run(x):
    return x.f()


d = D()
for i in range(300):
    if i == 60:
        del C.f
    if i == 120:
        C.f = lambda self: ["new C"] + super(C, self).f()
    if i == 180:
        D.__bases__ = (C, B)
    if i == 240:
        A.f = lambda self: ["new A"]
    result = run(d)
    if i % 20 == 0:
        print(i, result)
