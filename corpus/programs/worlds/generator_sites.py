# Sites inside a generator see new types between one resumption and the next.
# forms: BINARY_OP_ADD_INT, BINARY_OP_ADD_FLOAT
# misses: BINARY_OP_ADD_INT


def accumulate(total):
    while True:
        value = yield total
        total = total + value


g = accumulate(0)
next(g)
for i in range(300):
    value = i if i < 60 else i + 0.5
    result = g.send(value)
    if i % 15 == 0:
        print(i, result)
many = [accumulate(start) for start in (0, 0.5, "", [], ())]
for x in many:
    next(x)
for i in range(60):
    results = [x.send(v) for x, v in zip(many, (i, i + 0.5, str(i % 10), [i % 4], (i % 3,)))]
print(results[0], results[1], results[2], len(results[3]), results[4][-5:])
