# Methods through a materialized dict: no dict, other keys, other type.
# forms: LOAD_METHOD_WITH_DICT, LOAD_METHOD_WITH_VALUES
# misses: LOAD_METHOD_WITH_DICT


class Dog:
    def __init__(self, name):
        self.name = name

    def bark(self):
        return self.name + " barks"


class Wolf:
    def __init__(self, name):
        self.name = name

    def bark(self):
        return self.name + " howls"


def made(kind, name):
    dog = kind(name)
    dog.__dict__
    return dog


def by_type(x):
    return x.bark()


def by_null(x):
    return x.bark()


def by_keys(x):
    return x.bark()


def phase(site, x, times):
    print(site.__name__, times, [site(x) for n in range(times)][-1])


for site in (by_type, by_null, by_keys):
    phase(site, made(Dog, "rex"), 10)
phase(by_type, made(Wolf, "grey"), 100)
phase(by_type, made(Dog, "fido"), 100)
phase(by_null, Dog("inline"), 60)
phase(by_null, Dog("inline"), 60)
phase(by_null, made(Dog, "dict"), 100)
odd = Dog("odd")
odd.__dict__ = {"bark": lambda: "own bark"}
phase(by_keys, odd, 60)
grown = made(Dog, "grown")
grown.age = 3
phase(by_keys, grown, 60)
phase(by_keys, made(Dog, "late"), 100)


class Stack(list):
    def top(self):
        return self[-1]


def peek(stack):
    return stack.top()


first, second = Stack([1]), Stack([2])
first.tag = "a"
phase(peek, first, 12)
phase(peek, second, 60)
second.other = "b"
phase(peek, second, 60)
second.top = lambda: "own top"
phase(peek, second, 60)
phase(peek, first, 60)
