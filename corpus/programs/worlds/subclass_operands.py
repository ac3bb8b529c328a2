# Subclasses of every builtin number and container pass through hot sites.
# forms: BINARY_OP_ADD_INT, BINARY_SUBSCR_LIST_INT, BINARY_SUBSCR_DICT


class I(int):
    pass


class F(float):
    pass


class S(str):
    pass


class L(list):
    pass


class T(tuple):
    pass


class D(dict):
    pass


def add(a, b):
    return a + b


def get(x, i):
    return x[i]


def unpack(x):
    a, b = x
    return b, a


for a, b in [(1, 2), (I(1), 2), (1, I(2)), (F(1.5), 2.5), (1.5, F(2.5)), (S("a"), "b"), ("a", S("b")), (L([1]), [2]), (T((1,)), (2,)), (I(3), F(0.5))]:
    for i in range(60):
        result = add(a, b)
    print(type(a).__name__, type(b).__name__, result, type(result).__name__)
for x, i in [([5, 6], 1), (L([5, 6]), 1), (T((5, 6)), 1), ({1: "v"}, 1), (D({1: "w"}), 1), (S("xy"), 1), ([5, 6], I(1)), ({1: "v"}, I(1)), ((5, 6), True)]:
    for k in range(60):
        result = get(x, i)
    print(type(x).__name__, type(i).__name__, result)
for x in [(1, 2), T((1, 2)), [1, 2], L([1, 2]), S("ab"), D({1: 2, 3: 4})]:
    for k in range(60):
        result = unpack(x)
    print(type(x).__name__, result)
