# A dict store that meets lists, a dict subclass and a class with __setitem__, often enough to give up each time.
# forms: STORE_SUBSCR_DICT, STORE_SUBSCR_LIST_INT
# misses: STORE_SUBSCR_DICT, STORE_SUBSCR_LIST_INT


class Loud(dict):
    def __setitem__(self, key, value):
        self.update({key: (value, "loud")})


class Quiet(dict):
    pass


class Log:
    def __init__(self):
        self.seen = 0

    def __setitem__(self, key, value):
        self.seen += key


def store(target, key, value):
    target[key] = value


def drive(target, times):
    for n in range(times):
        store(target, n % 3, n)
    return target


print(drive({}, 20), drive({}, 20))
print(drive([0, 0, 0], 60))
print(drive([0, 0, 0], 60))
print(drive({}, 60), drive({"k": 1}, 60))
print(drive(Loud(), 60), drive({}, 60))
print(drive(Quiet(), 60), drive(Log(), 60).seen, drive({}, 60))
print(drive([0, 0, 0], 120))
try:
    store([], 0, 1)
except IndexError as error:
    print(error)
