# __call__ is added to, changed on and removed from a class.


class Robot:
    pass


def call(r, *args):
    return r(*args)


def direct(r):
    return r(1)


def drive(label):
    r = Robot()
    out = []
    for site in (call, direct):
        for i in range(70):
            try:
                result = site(r) if site is direct else site(r, 1, 2)
            except TypeError as error:
                result = str(error)
        out.append(result)
    print(label, out)


drive("not callable")
Robot.__call__ = lambda self, *args: args
drive("callable")
Robot.__call__ = len
drive("builtin")
Robot.__call__ = staticmethod(lambda *args: ("static", args))
drive("static")
Robot.__call__ = Robot
drive("a class")
del Robot.__call__
drive("gone")
