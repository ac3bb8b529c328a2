# bool as a number and as itself.
print(True + True, True * 3, -True, ~True, True / 2, True // 2, True**3, False**0, 1 - True, True << 2)
print(True & False, True | False, True ^ True, type(True & 1).__name__, type(True & True).__name__, True == 1, True == 2, True in [1], {True: "a", 1: "b"})
print(bool(), bool(0), bool(0.0), bool(0j), bool(""), bool(" "), bool([]), bool([0]), bool(None), bool(...), bool(range(0)), bool(float("nan")), bool(b""), bool(b"\0"))
print(str(True), repr(False), f"{True} {True:d} {True:5} {False:>7}|{True!r:>7}", "%s %d" % (True, True), int(True), float(False), complex(True), hash(True), hex(True))
print([10, 20][True], "ab"[False], sum([True, True, False]), sorted([True, False, 2, -1]), max(True, 1) is True, True < 2, False == "")
print(isinstance(True, int), issubclass(bool, int), bool.__mro__[1].__name__, True.real, True.bit_length(), True.numerator, bool.from_bytes(b"\x01", "big"))
for bad in [lambda: type("B", (bool,), {}), lambda: bool(1, 2), lambda: True + "a", lambda: bool(x=1), lambda: True.x]:
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(error)
count = 0
for i in range(100):
    count += i % 3 == 0
    count -= not i
print(count, any([0, "", None]), all([]), not 1 == 2, (not 1) == 2)
