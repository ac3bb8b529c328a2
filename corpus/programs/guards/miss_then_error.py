# The miss itself raises: the base instruction reports the error, exactly once.
# forms: BINARY_OP_ADD_INT, BINARY_SUBSCR_LIST_INT, UNPACK_SEQUENCE_TWO_TUPLE, LOAD_ATTR_INSTANCE_VALUE, CALL_PY_EXACT_ARGS
# misses: BINARY_OP_ADD_INT, BINARY_SUBSCR_LIST_INT, UNPACK_SEQUENCE_TWO_TUPLE, LOAD_ATTR_INSTANCE_VALUE


class Box:
    def __init__(self):
        self.v = 1


def add(a):
    return a + 1


def item(a):
    return a[0]


def pair(a):
    x, y = a
    return x + y


def attribute(a):
    return a.v


def call(a):
    return a(1)


good = {add: 1, item: [1], pair: (1, 2), attribute: Box(), call: lambda x: x}
bad = {add: "s", item: [], pair: (1,), attribute: 5, call: lambda: 0}
for site in good:
    for round in range(3):
        for i in range(12):
            value = site(good[site])
        print(site.__name__, "warm", value)
        errors = []
        for i in range(40):
            try:
                site(bad[site])
            except Exception as error:
                errors.append(type(error).__name__ + ": " + str(error))
        print(site.__name__, value, len(errors), set(errors).pop() if len(set(errors)) == 1 else "mixed")
