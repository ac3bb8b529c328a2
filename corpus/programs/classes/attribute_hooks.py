# __getattr__, __getattribute__, __setattr__, __delattr__ and __dir__.


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, "target"), name)

    def __setattr__(self, name, value):
        setattr(self.target, name, ("via proxy", value))

    def __delattr__(self, name):
        print("delete", name)
        delattr(self.target, name)

    def __dir__(self):
        return ["z", "a"]


class Thing:
    kind = "thing"

    def hello(self):
        return "hello from " + self.kind


t = Thing()
p = Proxy(t)
p.x = 1
print(p.x, t.x, p.hello(), p.kind, dir(p))
del p.x
print(hasattr(p, "x"), getattr(p, "x", "default"), hasattr(t, "kind"))


class Spy:
    seen = []

    def __getattribute__(self, name):
        object.__getattribute__(self, "seen").append(name)
        return object.__getattribute__(self, name)

    def method(self):
        return self.value

    value = 5


s = Spy()
print(s.method(), s.value, Spy.seen)


class Fallback:
    def __getattribute__(self, name):
        raise AttributeError("never " + name)

    def __getattr__(self, name):
        return "fallback " + name


print(Fallback().anything, hasattr(Fallback(), "x"))


class Wrong:
    @property
    def broken(self):
        return self.missing_inside

    def __getattr__(self, name):
        return "getattr(" + name + ")"


print(Wrong().broken)


class ValueErrorInside:
    def __getattr__(self, name):
        raise ValueError(name)


try:
    hasattr(ValueErrorInside(), "q")
except ValueError as error:
    print("through", error)
print([Proxy(t).hello() for i in range(40)][-1])
