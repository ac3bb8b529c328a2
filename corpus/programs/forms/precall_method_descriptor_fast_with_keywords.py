# split, encode, sort and expandtabs without keywords.
# forms: PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS


def words(line):
    return line.split()


def raw(text):
    return text.encode("utf-8")


def ordered(items):
    items = items[:]
    items.sort()
    return items


for i in range(10):
    print(words("a b " * i), raw("\u20ac" * i), ordered([3, i, 1]), "a\tb".expandtabs(i))
