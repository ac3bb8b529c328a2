# Instances of one class get their attributes in different orders.
# forms: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE


class Record:
    pass


def fill(record, order):
    for name in order:
        setattr(record, name, name.upper())
    return record


def read(r):
    return r.x + r.y + r.z


def write(r, v):
    r.x = v
    r.z = v
    r.y = v


orders = ["xyz", "zyx", "yxz", "zaxy", "bxcydz"]
records = [fill(Record(), order) for order in orders]
for i in range(150):
    r = records[i * 7 % 5]
    result = read(r)
    write(r, chr(97 + i % 26))
    if i % 15 == 0:
        print(i, result, read(r))
for r in records:
    print("".join(vars(r)), list(r.__dict__.values()))
empty = Record()
for i in range(60):
    write(empty, str(i))
    del empty.x, empty.y
    empty.y = empty.x = "again"
print(vars(empty))
