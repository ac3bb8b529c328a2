# type called through a variable, then others.
# forms: PRECALL_NO_KW_TYPE_1
# misses: PRECALL_NO_KW_TYPE_1


class Meta(type):
    pass


class Thing(metaclass=Meta):
    pass


def site(f, x):
    return f(x)


def phase(f, x, times):
    for n in range(times):
        try:
            result = site(f, x)
        except TypeError as error:
            result = error
    print(times, result)


phase(type, 5, 10)
phase(type, Thing, 10)
phase(type, Thing(), 10)
phase(id and callable, 5, 60)
phase(type, "s", 100)
phase(bool, [], 60)
phase(Meta, "s", 60)
phase(lambda x: x, None, 60)
phase(type, None, 120)
