# Stores into dicts turn into stores into subclasses and lists.
# forms: STORE_SUBSCR_DICT, STORE_SUBSCR_LIST_INT
# misses: STORE_SUBSCR_DICT
from collections import OrderedDict


class Upper(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, str(key).upper(), value)


def put(table, key, value):
    table[key] = value


def drive(table, key, times):
    result = "ok"
    for n in range(times):
        try:
            put(table, key, n)
        except TypeError as error:
            result = str(error)
    print(times, result, list(table.items()) if isinstance(table, dict) else table)


drive({}, "k", 12)
drive(Upper(), "k", 60)
drive({}, 1, 80)
drive([0, 0], 1, 100)
drive(OrderedDict(), "o", 60)
drive({}, [], 60)
drive({True: "old"}, 1, 60)
