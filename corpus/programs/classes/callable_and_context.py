# Instances as functions and as contexts, state machines of objects.


class Polynomial:
    def __init__(self, *coefficients):
        self.c = coefficients

    def __call__(self, x, *, derive=False):
        if derive:
            return Polynomial(*(i * c for i, c in enumerate(self.c)))(x) / x
        total = 0
        for c in reversed(self.c):
            total = total * x + c
        return total


p = Polynomial(1, 2, 3)
print([p(x) for x in range(12)], p(2, derive=True), callable(p), callable(5), callable(Polynomial))


class Traffic:
    def __init__(self):
        self.state = self.red
        self.log = []

    def red(self):
        self.state = self.green
        return "red"

    def green(self):
        self.state = self.yellow
        return "green"

    def yellow(self):
        self.state = self.red
        return "yellow"

    def tick(self):
        self.log.append(self.state())


t = Traffic()
for i in range(70):
    t.tick()
print(t.log[:4], t.log[-1])


class Transaction:
    depth = 0

    def __init__(self, store):
        self.store = store

    def __enter__(self):
        Transaction.depth += 1
        self.saved = dict(self.store)
        return self.store

    def __exit__(self, kind, value, traceback):
        Transaction.depth -= 1
        if kind:
            self.store.clear()
            self.store.update(self.saved)
        return kind is KeyError


store = {"a": 1}
for i in range(30):
    with Transaction(store) as s:
        s["a"] += 1
        with Transaction(s) as inner:
            inner["b"] = i
            if i % 2:
                raise KeyError("roll back")
print(store, Transaction.depth)
try:
    with Transaction(store) as s:
        s["a"] = "lost"
        raise ValueError("out")
except ValueError as error:
    print(error, store)
