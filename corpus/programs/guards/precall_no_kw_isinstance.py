# isinstance called through a variable that later means something else.
# forms: PRECALL_NO_KW_ISINSTANCE
# misses: PRECALL_NO_KW_ISINSTANCE


class Meta(type):
    def __instancecheck__(cls, x):
        return x == 42


class Answer(metaclass=Meta):
    pass


def site(f, x, kind):
    return f(x, kind)


def phase(f, x, kind, times):
    for n in range(times):
        try:
            result = site(f, x, kind)
        except TypeError as error:
            result = error
    print(times, result)


phase(isinstance, 5, int, 10)
phase(isinstance, 42, Answer, 10)
phase(isinstance, Answer(), Answer, 10)
phase(isinstance, 5, 5, 10)
phase(issubclass, bool, int, 60)
phase(lambda x, kind: (x, kind.__name__), 5, int, 60)
phase(isinstance, True, (str, (float, int)), 100)
phase(getattr, 5, "real", 100)
isinstance_again = isinstance
phase(isinstance_again, None, type(None) | str, 100)
