# Lists unpacked, then tuples, other lengths and a list subclass.
# forms: UNPACK_SEQUENCE_LIST, UNPACK_SEQUENCE_TWO_TUPLE
# misses: UNPACK_SEQUENCE_LIST


class Reversing(list):
    def __iter__(self):
        return reversed(self[:])


def by_type(x):
    a, b = x
    return a - b


def by_length(x):
    [a, b] = x
    return a - b


def drive(site, x, times):
    for n in range(times):
        try:
            result = site(x)
        except ValueError as error:
            result = error
    print(site.__name__, times, result)


for x, times in [([9, 2], 10), ((9, 3), 120), (Reversing([9, 4]), 60), ({9: 0, 5: 0}, 60), ([9, 6], 100)]:
    drive(by_type, x, times)
for x, times in [([9, 2], 10), ([9], 60), ([9, 3, 1], 60), ([], 60), ([9, 6], 100)]:
    drive(by_length, x, times)
