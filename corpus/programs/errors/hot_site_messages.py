# Error messages from sites that are specialized at the moment they fail.
# forms: BINARY_OP_ADD_INT, BINARY_SUBSCR_DICT, BINARY_SUBSCR_TUPLE_INT, LOAD_ATTR_SLOT, LOAD_METHOD_NO_DICT, PRECALL_NO_KW_LEN


class Slot:
    __slots__ = ("v",)

    def __init__(self, v=None):
        if v is not None:
            self.v = v


sites = [
    (lambda a: a + 1, 1, ["s", None, [], {}]),
    (lambda a: {1: 2}[a], 1, [5, [], "k"]),
    (lambda a: (1, 2, 3)[a], 1, [5, -9, "k", 1.0]),
    (lambda a: [1, 2, 3][a], 1, [5, -9, "k", None]),
    (lambda a: a.v, Slot(1), [Slot(), 5, None, Slot]),
    (lambda a: a.upper(), "s", [5, None, b"x", []]),
    (lambda a: len(a), "abc", [5, None, iter([])]),
    (lambda a: a < 1 and 1 or 2, 0, ["s", None, 1j]),
    (lambda a: a(1), abs, [5, "s", None, lambda: 0]),
    (lambda a: [*a], (1,), [5, None]),
    (lambda a: -a, 1, ["s", [], None]),
    (lambda a: a[0], [1], [5, None, {}, (), set()]),
    (lambda a: 1 in a, [1], [5, "s", None]),
    (lambda a: a * 2.0, 1.0, ["s", [], None]),
]
for site, good, bads in sites:
    for round in range(2):
        for i in range(15):
            site(good)
        for bad in bads:
            try:
                print("no error", site(bad))
            except Exception as error:
                if round:
                    print(type(error).__name__, error)
print("done")
