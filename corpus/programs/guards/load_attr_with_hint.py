# Attributes in real dicts: entry index beyond the end, another key there, no value, no dict.
# forms: LOAD_ATTR_WITH_HINT, LOAD_ATTR_INSTANCE_VALUE
# misses: LOAD_ATTR_WITH_HINT


class Bag:
    pass


class Sack:
    pass


def bag(names, kind=Bag):
    # a dict assigned from outside is combined from the start
    made = kind()
    made.__dict__ = {name: name.upper() for name in names.split()}
    return made


def by_type(o):
    return o.key


def by_dict(o):
    return o.key


def by_bound(o):
    return o.key


def by_key(o):
    return o.key


def by_value(o):
    return o.key


def drive(site, o, times):
    for n in range(times):
        try:
            result = site(o)
        except AttributeError as error:
            result = error
    print(site.__name__, times, result)


home = bag("a b key d")
for site in (by_type, by_dict, by_bound, by_key, by_value):
    drive(site, home, 10)
drive(by_type, bag("a b key d", Sack), 60)
drive(by_type, home, 100)
inline = Bag()
inline.key = "inline"
drive(by_dict, inline, 60)
drive(by_dict, inline, 100)
drive(by_dict, home, 100)
drive(by_bound, bag("key"), 60)
drive(by_bound, bag("a"), 60)
drive(by_bound, home, 100)
drive(by_key, bag("key b a d"), 60)
drive(by_key, bag("x y z w"), 60)
drive(by_key, home, 100)
holed = bag("a b key d")
del holed.key
drive(by_value, holed, 60)
holed.key = "back at the end"
drive(by_value, holed, 100)
Bag.key = "class"
del holed.key
drive(by_value, holed, 60)
split = Sack()
split.key = "split"
split.__dict__
drive(by_type, split, 200)
