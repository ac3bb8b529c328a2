# Complex arithmetic, text and errors.
z, w = 3 + 4j, 1 - 2j
print(z + w, z - w, z * w, z / w, z**2, z**0.5, z**-1, -z, abs(z), z.real, z.imag, z.conjugate(), z == 3 + 4j, z != w, bool(0j))
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -3j "), complex("(1-1j)"), complex("inf"), complex(1j, 1j), complex(real=2, imag=3))
print(repr(1j), 0j, -0j, 1e300j, complex(-0.0, 0.0), complex(0, float("nan")), complex(float("inf"), -1), -1j, (1 + 0j), 1.5 - 0.5j)
print(hash(1 + 0j) == hash(1), hash(3 + 4j) == hash(complex(3, 4)), {1 + 0j: "one"}[1], 1j**2, 1j**3, (1 + 1j) ** 10, 2 ** (1 + 1j) if False else 2**1j == 2**1j)
print(f"{z:.2f} {w:>20} {z:+.1e} {z:g}|{1j:.1f}|{complex(1, -0.0)}", z.__add__(1), 1 + z, 2.5 * w, z - True)
bad = [lambda: z < w, lambda: int(z), lambda: float(z), lambda: z // w, lambda: z % w, lambda: divmod(z, w), lambda: z / 0, lambda: complex("x"), lambda: complex("1 + 2j"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: 0j**-1, lambda: z.__index__(), lambda: f"{z:d}", lambda: round(z), lambda: complex([]), lambda: 0j**1j]
for f in bad:
    try:
        print(f())
    except (TypeError, ValueError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, error)


def mandel(c):
    z = 0
    for i in range(50):
        if abs(z) > 2:
            return i
        z = z * z + c
    return 50


print([mandel(complex(x / 4, y / 4)) for x in range(-8, 3) for y in range(0, 5)])
