# Methods, arithmetic corners and hashing of floats.
inf, nan = float("inf"), float("nan")
for x in (0.5, -2.75, 3.0, 1e300, 5e-324, -0.0):
    print(x, x.hex(), float.fromhex(x.hex()) == x, x.as_integer_ratio(), x.is_integer(), x.conjugate(), x.real, x.imag, x.__trunc__() if abs(x) < 1e10 else "big")
print(float.fromhex("0x1.8p3"), float.fromhex("-0x.8"), float.fromhex("inf"), float.fromhex(" 1A "))
pairs = [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (0.0, 3.0), (-0.0, 3.0), (inf, 2.0), (1.0, inf), (-1.0, inf), (nan, 1.0)]
for a, b in pairs:
    row = []
    for f in (lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a / b, lambda: a**b):
        try:
            row.append(f())
        except (ZeroDivisionError, OverflowError) as error:
            row.append(str(error))
    print(a, b, *row)
print(hash(0.5), hash(1.0), hash(inf), hash(-inf), hash(1e300), hash(-0.0), hash(2.0**61), hash(0.1) == hash(0.1))
print(nan == nan, nan != nan, nan < 1, inf > 10**400, -inf < -(10**400), 0.0 == -0.0, 1 == 1.0, 0.1 + 0.2 == 0.3, 2**53 + 1 > float(2**53), 10**16 == 1e16)
print(min(nan, 1.0), max(1.0, nan), sorted([3.0, -inf, inf, -0.0, 0.0]), sum([0.1] * 10), [nan].count(nan), (-8.0) ** (1 / 3), 4**0.5, 2**-1074, (-2) ** 3.0)
bad = [lambda: 1.0 / 0.0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0**-1, lambda: 1e200**2, lambda: (inf).as_integer_ratio(), lambda: (nan).as_integer_ratio(), lambda: round(inf), lambda: round(nan), lambda: float([]), lambda: float("abc"), lambda: 1.5 & 1, lambda: float.fromhex("zz"), lambda: float(None), lambda: 1.0 < "a", lambda: 1.5 << 1]
for f in bad:
    try:
        print(f())
    except (ZeroDivisionError, OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
