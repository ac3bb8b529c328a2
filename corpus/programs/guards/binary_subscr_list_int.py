# A list index that becomes negative, too large, a bool, a slice; a list that becomes something else.
# forms: BINARY_SUBSCR_LIST_INT, BINARY_SUBSCR_TUPLE_INT
# misses: BINARY_SUBSCR_LIST_INT


class Shifted(list):
    def __getitem__(self, i):
        return ("shifted", super().__getitem__(i))


class Index:
    def __index__(self):
        return 1


def by_index(items, i):
    return items[i]


def by_sign(items, i):
    return items[i]


def by_bound(items, i):
    return items[i]


def by_list(items, i):
    return items[i]


def drive(site, items, i, times):
    result = None
    for n in range(times):
        try:
            result = site(items, i)
        except (IndexError, TypeError) as error:
            result = type(error).__name__ + ": " + str(error)
    print(site.__name__, i if not isinstance(i, Index) else "Index", times, result)


items = [10, 20, 30, 40]
for site in (by_index, by_sign, by_bound, by_list):
    drive(site, items, 2, 10)
for i in (True, slice(1, 3), Index(), "x", None, 1.0):
    drive(by_index, items, i, 60)
drive(by_index, items, 3, 100)
for i in (-1, -4, -5, 0):
    drive(by_sign, items, i, 60)
for i in (4, 2**30, 2**70, 3):
    drive(by_bound, items, i, 60)
for other in ((1, 2, 3), "abc", {2: "two"}, Shifted([7, 8, 9]), range(5), b"xyz", items, 5):
    drive(by_list, other, 2, 100)
