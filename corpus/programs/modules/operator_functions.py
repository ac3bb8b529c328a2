# The operator module.
import operator as op

pairs = [(7, 3), (2.5, 2), (True, 0), ("ab", "b"), ([1], [2])]
for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor lt le eq ne gt ge is_ is_not concat contains countOf indexOf matmul".split():
    row = []
    for a, b in pairs:
        try:
            row.append(getattr(op, name)(a, b))
        except (TypeError, ValueError, ZeroDivisionError) as error:
            row.append(type(error).__name__)
    print(name, row)
for name in "neg pos abs invert inv not_ truth index length_hint".split():
    row = []
    for a in (5, -2.5, True, [], "ab"):
        try:
            row.append(getattr(op, name)(a))
        except TypeError as error:
            row.append(str(error))
    print(name, row)
a = [1, 2]
print(op.iadd(a, [3]) is a, a, op.iadd(1, 2), op.imul([0], 2), op.isub(5, 3), op.getitem(a, 0), op.setitem(a, 0, "x"), op.delitem(a, 1), a, op.add(1, 2), op.index(True))
first, pair, attr, deep, call = op.itemgetter(0), op.itemgetter(1, "k"), op.attrgetter("real"), op.attrgetter("__class__.__name__", "imag"), op.methodcaller("replace", "a", "b")
print(first("xyz"), pair({1: "one", "k": "kay"}), attr(3 + 4j), deep(2.5), call("banana"), op.methodcaller("split")("a b"), sorted([(1, "b"), (0, "c")], key=op.itemgetter(1)), list(map(op.mul, range(5), range(5))))
for bad in [lambda: first([]), lambda: op.itemgetter(), lambda: op.attrgetter(5), lambda: op.attrgetter("x")(1), lambda: op.methodcaller(), lambda: op.methodcaller("x")(1), lambda: op.add(1), lambda: op.indexOf([1], 5), lambda: op.getitem(1, 1), lambda: op.index(1.5), lambda: op.add(1, "a")]:
    try:
        print(bad())
    except (TypeError, IndexError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
total = 0
for i in range(80):
    total = op.add(total, op.mul(i, op.neg(i % 3)))
print(total)
