# Stores into real dicts: other order, fewer keys, no dict, deleted key.
# forms: STORE_ATTR_WITH_HINT, STORE_ATTR_INSTANCE_VALUE
# misses: STORE_ATTR_WITH_HINT


class Bag:
    pass


class Sack:
    pass


def bag(names, kind=Bag):
    made = kind()
    made.__dict__ = {name: 0 for name in names.split()}
    return made


def by_type(o, value):
    o.key = value


def by_dict(o, value):
    o.key = value


def by_bound(o, value):
    o.key = value


def by_key(o, value):
    o.key = value


def by_value(o, value):
    o.key = value


def drive(site, o, times):
    for n in range(times):
        site(o, n)
    print(site.__name__, times, o.key)


def shape(o):
    print(" ", list(vars(o).items()))


home = bag("a b key d")
for site in (by_type, by_dict, by_bound, by_key, by_value):
    drive(site, home, 10)
drive(by_type, bag("a b key d", Sack), 60)
drive(by_type, home, 100)
inline = Bag()
drive(by_dict, inline, 100)
drive(by_dict, home, 100)
short = bag("key")
drive(by_bound, short, 60)
drive(by_bound, home, 100)
turned = bag("d key b a")
drive(by_key, turned, 60)
shape(turned)
drive(by_key, home, 100)
holed = bag("a b key d")
for n in range(70):
    del holed.key
    by_value(holed, n)
shape(holed)
drive(by_value, holed, 100)
shape(home)
shape(short)
shape(inline)
