# Three names filled from a tuple, until it is none.
# forms: UNPACK_SEQUENCE_TUPLE, UNPACK_SEQUENCE_LIST
# misses: UNPACK_SEQUENCE_TUPLE


class Triple(tuple):
    def __iter__(self):
        return iter("tri")


def by_type(x):
    a, b, c = x
    return [c, b, a]


def by_length(x):
    a, b, c = x
    return [c, b, a]


def drive(site, x, times):
    for n in range(times):
        try:
            result = site(x)
        except (ValueError, TypeError) as error:
            result = error
    print(site.__name__, times, result)


for x, times in [((1, 2, 3), 10), ([1, 2, 3], 120), ("abc", 60), (Triple((1, 2, 3)), 60), (None, 60), ((4, 5, 6), 100)]:
    drive(by_type, x, times)
for x, times in [((1, 2, 3), 10), ((1, 2), 60), ((1, 2, 3, 4), 60), (range(3), 60), ((4, 5, 6), 100)]:
    drive(by_length, x, times)
