# f-strings: conversions, nested specs, debug form, quotes and braces.
name, n, x = "tin", 42, 3.14159


class Spec:
    def __format__(self, spec):
        return "<%s>" % spec

    def __repr__(self):
        return "Spec()"


s = Spec()
print(f"{name} {name!r} {name!s:>6} {name!a:*^9}|")
print(f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}|{n:e}")
print(f"{x:.2f} {x:8.3f} {x:{8}.{2}} {x!r:{n // 4}}|")
print(f"{s} {s:abc} {s!r:>10} {s:{name}-{n}}")
print(f"{n=} {n = } {x=:.1f} {name=!s} {n+1=}")
print(f"{{}} {{{n}}} }}{{", f"{'nested ' + f'{n}'}", f"{'a' if n else 'b'}")
print(f"{[i for i in range(3)]} { {'k': 1}['k'] } {(lambda v: v * 2)(4)}")
print(f"a" "b" f"{n}" "c{}", rf"\d{n}", f"\u20ac{n}\n", end="")
print(f"{'':>3}|{None}|{True:d}|{1e20:g}|{-0.0}")
print(f"{n!r:^{n}}")
for spec in ("d", ".2f", "s", "Q", "5.5.5"):
    for value in (1, 1.5, "s", None, [1]):
        try:
            print(f"{value:{spec}}", end=" ")
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
print()
