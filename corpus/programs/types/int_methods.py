# Methods and attributes of int.
for n in (0, 1, -1, 255, -256, 2**30, 2**64, -(2**100) + 1):
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())
    size = (n.bit_length() + 8) // 8
    for order in ("big", "little"):
        raw = n.to_bytes(size, order, signed=True)
        assert int.from_bytes(raw, order, signed=True) == n
    print(raw.hex(), n.__hash__() == hash(float(n)) or n.bit_length() > 53)
print((1024).to_bytes(2, "big"), (5).to_bytes(), int.from_bytes(b"\x01\x00", "big"), int.from_bytes([255, 1], "little"))
print(hash(-1), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(2**64), hash(True))
print((7).__add__(3), (7).__add__(3.0), (7).__rsub__(10), (7).__divmod__(2), (7).__bool__(), (7).__index__(), int.__mul__(3, 4), (3).__pow__(4, 5), (3).__lt__(4))
print(int(), int("12"), int(" -7 "), int("1_000"), int("ff", 16), int("0x1F", 0), int("0b11", 2), int("z", 36), int(3.99), int(-3.99), int(True), int(b"42"), int("٣"))
bad = [lambda: int("x"), lambda: int("1", 1), lambda: int("2", 2), lambda: int(None), lambda: int("1.5"), lambda: int(5, 2), lambda: int(""), lambda: int("1__0"), lambda: int(float("inf")), lambda: int(float("nan")), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int([]), lambda: int("0x1"), lambda: int("08", 0)]
for f in bad:
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
