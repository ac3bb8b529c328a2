# The append of a hot loop moves to other containers.
# forms: PRECALL_NO_KW_LIST_APPEND, PRECALL_NO_KW_METHOD_DESCRIPTOR_O
# misses: PRECALL_NO_KW_LIST_APPEND
from collections import deque


class Plain(list):
    pass


class Loud(list):
    def append(self, x):
        super().append("loud %s" % x)


class Sink:
    def __init__(self):
        self.seen = 0

    def append(self, x):
        self.seen += 1

    def __len__(self):
        return self.seen


def by_callable(items, x):
    items.append(x)


def by_self(append, items, x):
    append(items, x)


def used(items, x):
    # the result is used, so this is not the statement form
    return items.append(x)


def drive(items, times):
    for n in range(times):
        by_callable(items, n)
    print(type(items).__name__, times, len(items))


drive([], 10)
drive(Plain(), 60)
drive(deque(), 60)
drive(Loud(), 60)
drive(Sink(), 60)
drive([], 120)
base = []
for append, items, times in [(list.append, [], 10), (list.append, Plain(), 60), (list.append, (), 60), (deque.append, deque(), 60), (lambda a, b: None, [], 60), (list.append, [], 100)]:
    try:
        for n in range(times):
            by_self(append, items, n)
        print(len(items))
    except TypeError as error:
        print(error)
print([used(base, n) for n in range(12)], base)
