# Context managers: order, suppression, several at once, errors in the protocol.


class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.swallow


with Manager("a") as a, Manager("b") as (b):
    print(a, b)
with Manager("s", swallow=True):
    raise ValueError("swallowed")
for managers in [(Manager("x"), Manager("y", fail="enter")), (Manager("x"), Manager("y", fail="exit")), (Manager("x", True), Manager("y", fail="exit"))]:
    try:
        with managers[0], managers[1]:
            print("body")
        print("after")
    except RuntimeError as error:
        print("got", error, repr(error.__context__))


def returns():
    with Manager("r"):
        return "value"


def loops():
    for i in range(3):
        with Manager("l%d" % i):
            if i == 0:
                continue
            break
    return i


print(returns(), loops())
with (Manager("p") as p, Manager("q") as [q],):
    print(p, q)


class Half:
    def __enter__(self):
        return 1


for bad in (Half(), 5):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


hits = 0
for i in range(60):
    with Quiet():
        hits += 1
        if i % 2:
            raise KeyError(i)
        hits += 1
print(hits)
