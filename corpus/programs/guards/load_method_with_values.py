# Method loads: another class, a materialized instance, a new name in the shared keys, a changed class.
# forms: LOAD_METHOD_WITH_VALUES, LOAD_METHOD_WITH_DICT
# misses: LOAD_METHOD_WITH_VALUES


class Dog:
    def __init__(self):
        self.legs = 4

    def sound(self):
        return "woof"


class Puppy(Dog):
    pass


class Cat:
    def sound(self):
        return "meow"


class Robot:
    def __init__(self):
        self.sound = lambda: "beep"


def by_type(x):
    return x.sound()


def by_dict(x):
    return x.sound()


def by_keys(x):
    return x.sound()


def by_class(x):
    return x.sound()


def phase(site, x, times):
    print(site.__name__, times, [site(x) for n in range(times)][-1])


for site in (by_type, by_dict, by_keys, by_class):
    phase(site, Dog(), 10)
for kind in (Cat, Puppy, Robot, Dog):
    phase(by_type, kind(), 100)
touched = Dog()
vars(touched)
phase(by_dict, touched, 60)
phase(by_dict, touched, 60)
phase(by_dict, Dog(), 120)
named = Dog()
named.name = "rex"
phase(by_keys, named, 60)
phase(by_keys, named, 60)
named.sound = lambda: "own sound"
phase(by_keys, named, 60)
phase(by_keys, Dog(), 60)
del named.sound
phase(by_keys, named, 60)
Dog.sound = lambda self: "changed"
phase(by_class, Dog(), 60)
phase(by_class, Dog(), 60)
Dog.sound = staticmethod(lambda: "static")
phase(by_class, Dog(), 60)
Dog.sound = classmethod(lambda cls: cls.__name__)
phase(by_class, Puppy(), 60)
