# Calls on classes: a different class, a changed class, an instance.
# forms: LOAD_METHOD_CLASS
# misses: LOAD_METHOD_CLASS


class Red:
    def name(x):
        return "red", x


class Blue:
    def name(x):
        return "blue", x


class Dark(Red):
    pass


class Meta(type):
    def name(cls, x):
        return "meta", cls.__name__, x


class Green(metaclass=Meta):
    pass


class Sample:
    def name(self, x):
        return "instance", x


def by_class(c, x):
    return c.name(x)


def by_type(c, x):
    return c.name(x)


def by_version(c, x):
    return c.name(x)


def phase(site, c, times):
    print(site.__name__, times, [site(c, n) for n in range(times)][-1])


for site in (by_class, by_type, by_version):
    phase(site, Red, 10)
phase(by_class, Blue, 100)
phase(by_class, Dark, 100)
phase(by_class, Green, 60)
phase(by_class, Red, 100)
phase(by_type, Sample(), 100)
phase(by_type, Red, 100)
Red.other = 1
phase(by_version, Red, 100)
Red.name = staticmethod(lambda x: ("static", x))
phase(by_version, Red, 100)
Red.name = classmethod(lambda cls, x: ("classmethod", cls.__name__, x))
phase(by_version, Dark, 100)
Red.name = str
phase(by_version, Red, 100)
