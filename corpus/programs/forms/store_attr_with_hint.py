# Stores into an instance whose dict is combined: its attributes arrived out of order.
# forms: STORE_ATTR_WITH_HINT


class Record:
    pass


def make():
    record = Record()
    for i in range(45):
        setattr(record, "c%d" % i, 0)
    return record


def write(record, value):
    record.c3 = value
    record.c44 = -value


record = make()
for value in range(20):
    write(record, value)
    print(record.c3, record.c44, sum(vars(record).values()))
