# The number of stacked arguments changes at method call sites: with self, then without.
# forms: PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS, PRECALL_NO_KW_METHOD_DESCRIPTOR_O, PRECALL_NO_KW_LIST_APPEND, PRECALL_NO_KW_BUILTIN_O, PRECALL_NO_KW_ISINSTANCE, PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST, PRECALL_NO_KW_LEN
# misses: PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS, PRECALL_NO_KW_METHOD_DESCRIPTOR_O, PRECALL_NO_KW_LIST_APPEND, PRECALL_NO_KW_BUILTIN_O, PRECALL_NO_KW_ISINSTANCE, PRECALL_NO_KW_LEN
from types import SimpleNamespace as Space


class Static:
    absolute = abs
    check = isinstance
    size = len


class Pushes(list):
    absolute = list.append
    check = list.insert
    size = list.count


def no_arguments(x):
    return x.copy()


def one_argument(x, y):
    return x.count(y)


def statement(x, y):
    x.append(y)


def two_arguments(x, y):
    return x.get(y, 0)


def builtin_one(x, y):
    return x.absolute(y)


def builtin_two(x, y):
    return x.check(y, int)


def builtin_len(x, y):
    return x.size(y)


def phase(site, times, *args):
    for i in range(times):
        try:
            result = site(*args)
        except TypeError as error:
            result = str(error)
    print(site.__name__, times, result)


space = Space(copy=lambda: "copied", count=lambda y: ("counted", y), append=abs, get=divmod)
for site, good in [(no_arguments, ([1],)), (one_argument, ([1, 1], 1)), (statement, ([], 1)), (two_arguments, ({1: 2}, 1))]:
    phase(site, 10, *good)
    phase(site, 60, space, *good[1:]) if site is not two_arguments else phase(site, 60, Space(get=max), 5)
    phase(site, 100, *good)
for site, y in [(builtin_one, 5), (builtin_two, 5), (builtin_len, "abc")]:
    phase(site, 10, Static(), y)
    phase(site, 60, Pushes(), y)
    phase(site, 100, Static(), y)
    phase(site, 60, Space(absolute=str, check=max, size=tuple), y)
