# type(x) picks a handler.
# forms: PRECALL_NO_KW_TYPE_1


class Custom:
    pass


def name(x):
    return type(x).__name__


print([name(x) for x in [1, 1.5, "s", b"b", None, ..., [], (), {}, {1}, Custom(), Custom, len, name, range(3)]])
