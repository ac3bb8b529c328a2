# An instance with far too many attributes keeps them in a dict of its own.
# forms: LOAD_ATTR_WITH_HINT, STORE_ATTR_WITH_HINT


class Bag:
    pass


bag = Bag()
for i in range(60):
    setattr(bag, "field%d" % i, i * i)


def read(b):
    return b.field7 + b.field55


def bump(b):
    b.field7 = b.field7 + 1
    return b.field7


print([read(bag) for i in range(12)])
print([bump(bag) for i in range(12)])
print(read(bag), len(vars(bag)))
