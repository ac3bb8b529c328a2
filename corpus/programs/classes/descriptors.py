# The descriptor protocol: get, set, delete, priority over instance values, __set_name__.


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("set_name", owner.__name__, name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError("%s must be %s" % (self.name[1:], self.kind.__name__))
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class ReadOnce:
    def __get__(self, instance, owner):
        return "class" if instance is None else "computed for " + owner.__name__


class Person:
    name = Typed(str)
    age = Typed(int)
    once = ReadOnce()


p = Person()
print(p.name, p.once, Person.once, type(Person.name).__name__)
p.name, p.age = "ann", 3
p.once = "shadow"
print(p.name, p.age, p.once, sorted(vars(p)))
p.__dict__["name"] = "hidden"
print(p.name)
del p.age, p.once
print(p.age, p.once)
for action in [lambda: setattr(p, "age", "x"), lambda: delattr(p, "age")]:
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for i in range(80):
    p.age = i
    total = p.age + 1
print(total)
