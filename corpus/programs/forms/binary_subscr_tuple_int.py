# Reading fields of records kept as tuples.
# forms: BINARY_SUBSCR_TUPLE_INT


def label(record):
    return record[1] + ":" + str(record[0])


records = [(i * i, "row" + str(i), None) for i in range(15)]
for record in records:
    print(label(record), record[2])
