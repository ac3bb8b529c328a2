# Stores through an index that goes wrong in every way.
# forms: STORE_SUBSCR_LIST_INT, STORE_SUBSCR_DICT
# misses: STORE_SUBSCR_LIST_INT


class Log(list):
    def __setitem__(self, i, value):
        super().__setitem__(i, ("log", value))


def by_index(items, i, value):
    items[i] = value


def by_sign(items, i, value):
    items[i] = value


def by_bound(items, i, value):
    items[i] = value


def by_list(items, i, value):
    items[i] = value


def drive(site, items, i, times):
    result = "ok"
    for n in range(times):
        try:
            site(items, i, n)
        except (IndexError, TypeError) as error:
            result = str(error)
    print(site.__name__, i, times, result, items)


for site in (by_index, by_sign, by_bound, by_list):
    drive(site, [0, 0, 0], 1, 10)
drive(by_index, [0, 0, 0], True, 60)
drive(by_index, [0, 0, 0], "1", 60)
drive(by_index, [0, 0, 0], 2, 100)
drive(by_sign, [0, 0, 0], -1, 60)
drive(by_sign, [0, 0, 0], -4, 60)
drive(by_sign, [0, 0, 0], 0, 100)
drive(by_bound, [0, 0, 0], 3, 60)
drive(by_bound, [0, 0, 0], 2**64, 60)
drive(by_bound, [0, 0, 0], 2, 100)
drive(by_list, {}, 1, 120)
drive(by_list, Log([5, 6]), 1, 60)
drive(by_list, (1, 2), 1, 60)
drive(by_list, [1, 2], 1, 100)
