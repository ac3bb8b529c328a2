# Format specifications of every type, f-strings, str.format and % side by side.
import math
x, y, s, z = 42, 3.14159265, "héllo", 1 + 2j
print(f"{x!r:>10}|{s!a}|{s!s:^9}|{x=}|{y = :.2f}|{s=!r:>10}|{x + 1=}")
for spec in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "c", "e", "f", "g", "G", "n", "%", ",", "_", "08", "+", "-", " ",
             "+,.3f", "<10", ">10", "^10", "=10", "*^10", "0>10", "+010d", "#010x", "_b", "_x", ",d", "10.3", ".3", "s", "z", "10_", "08,", "=+8"):
    for v in (42, -42, True, 0, 2 ** 70):
        try:
            print(spec, "|", format(v, spec), "|")
        except (ValueError, OverflowError) as e:
            print(spec, type(e).__name__, e)
for spec in ("", "e", "E", "f", "F", "g", "G", "n", "%", ",", "_", "08", "+", " ", ".0f", ".1e", ".10g", "#g", "#.0f", "z.1f", "+z.0f",
             ",.2f", "_.3f", "<12", "^12.3", "=12", "012.3f", "d", "x", "s", ".400f"[:2] + "5f", "-08.2e", "c", "10.4%", ".0%", ".0e", "#.0e", ".0g", "#.3g"):
    for v in (3.14159, -0.04, 0.0, 1e300, 1e-300, 123456789.123, float("inf"), float("-inf"), float("nan"), 100.0, 1e16, 0.1 + 0.2):
        try:
            print(spec, "|", format(v, spec), "|")
        except ValueError as e:
            print(spec, e)
            break
for spec in ("", ".2f", ">20", "e", "g", "+", "010", "=10", ",", "d", "*^30.1f"):
    try:
        print(spec, "|", format(z, spec), format(complex(-0.0, float("nan")), spec), "|")
    except ValueError as e:
        print(spec, e)
for spec in ("", "s", "10", "<10", ">10", "^10", "é^11", ".3", "10.2", "*>8.3s", "010", "=10", "d", ",", "+", "#", "_"):
    try:
        print(spec, "|", format(s, spec), "|")
    except ValueError as e:
        print(spec, e)
w, p = 12, 4
print(f"{math.pi:{w}.{p}}|{math.pi:{'<' + str(w)}.{p}f}|{'nested ' + f'{x:{w}}'}")
print(f"{{}} {{{x}}} {x!r} {'a' if x else 'b'} {[i for i in range(3)]} { {'k': 1}['k'] } {(lambda q: q * 2)(4)}")
print(f"""{
    x
    +
    1
} triple""")


class Fmt:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "R"

    def __str__(self):
        return "S"


o = Fmt()
print(f"{o} {o:abc} {o!r} {o!s:>4} {o:{x}} {o!r:^5} {o=} {o=:q} {o=!s}")
print("{} {!r} {:>5} {0.real}".format(1, 2, 3) if False else "{0} {1!r:>4} {2.real} {3[k]} {4[1]} {name:{w}}".format(1, "a", 5, {"k": "v"}, [7, 8], name="n", w=4))
for fmt, a in (("{}{0}", (1, 2)), ("{0}{}", (1, 2)), ("{2}", (1,)), ("{a}", ()), ("{", ()), ("}", ()), ("{!x}", (1,)), ("{0!}", (1,)), ("{:{}}", (1,)), ("{0[}", (1,)), ("{0.}", (1,)), ("{:x}", ("a",))):
    try:
        print(fmt.format(*a))
    except Exception as e:
        print(fmt, type(e).__name__, e)
print("{:{}{}}|{:>{w}}".format("x", "*^", 5, "y", w=3))
print("%5d|%-5d|%05d|%+d|% d|%x|%#o|%e|%.3g|%c|%c|%r|%a|%%|%s|%10.2f|%-8s|%*d|%.*f" % (1, 2, 3, 4, 5, 255, 8, 12345.678, 0.00012345, 65, "z", "é", "é", [1], 2.345, "ab", 6, 7, 2, 3.14159))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25})
for f, a in (("%d", "x"), ("%d %d", (1,)), ("%s", (1, 2)), ("%q", 1), ("%", ()), ("%(a)s", 3), ("%(a)s", {}), ("%c", "ab"), ("%c", -1), ("%x", 1.5), ("%d", 1.9), ("%i", 2 ** 70), ("%*d", ("a", 1)), ("%s %s", [1, 2]), ("%5%|", ()), ("%u", 3), ("%ld", 3), ("%.0f", 0.5), ("%.0f", 1.5), ("%#x", -255), ("%#.3g", 1.0), ("%G", 1e-10), ("%F", float("nan")), ("% s", 1), ("%05s", "a"), ("%-05d|", 3), ("%+.1e", 12345.0)):
    try:
        print(f % a)
    except Exception as e:
        print(f, type(e).__name__, e)
