# split called on str, bytes, subclasses and a class of our own.
# forms: PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
# misses: PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS


class Line(str):
    pass


class Fields:
    def split(self, sep):
        return ["fields", sep]


def by_self(method, x, sep):
    return method(x, sep)


def by_callable(x, sep):
    return x.split(sep)


def by_flags(method, x, y):
    return method(x, y)


def phase(site, times, *args):
    print(site.__name__, times, [site(*args) for n in range(times)][-1])


phase(by_self, 10, str.split, "a,b", ",")
phase(by_self, 60, str.split, Line("c,d"), ",")
phase(by_self, 60, bytes.split, b"e,f", b",")
phase(by_self, 100, str.rsplit, "g,h", ",")
phase(by_callable, 10, "a,b", ",")
phase(by_callable, 60, Line("a,b"), ",")
phase(by_callable, 60, Fields(), ",")
phase(by_callable, 60, b"a,b", b",")
phase(by_callable, 100, "a,b", ",")
phase(by_flags, 10, str.split, "a,b", ",")
phase(by_flags, 60, str.count, "a,b", ",")
phase(by_flags, 60, str.join, ",", "ab")
phase(by_flags, 60, divmod, 7, 2)
phase(by_flags, 100, str.split, "a,b", ",")
