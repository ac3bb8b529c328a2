# str.format, format specs, format_map, center and friends.
print("{} {} {}".format(1, "a", None), "{1}{0}{1}".format("x", "y"), "{a}-{b}".format(a=1, b=2), "{0[1]} {0[k]}".format({"k": 1, 1: 2} and {1: 2, "k": 3}), "{0.real} {0.imag}".format(3 + 4j), "{{}}".format())
print("{!r} {!s} {!a}".format("q", "q", "\xe9"), "{:>{w}}|{:{f}^{w}}".format("a", "b", w=5, f="*"), "{:d} {:x} {:o} {:b} {:c} {:e} {:,}".format(10, 255, 8, 5, 65, 1.5, 1234567))
for spec in ["", "5", "<5", ">5", "^5", "*^7", "05", "+", "-", " ", "=+6", "#x", "#o", "#b", "#010x", "X", ",", "_", "_x", "_b", "n", "c", "f", "10.2f", "e", "%"]:
    print(repr(spec), "|".join(format(n, spec) if not (spec == "c" and n < 0) else "neg" for n in (42, -1234567)))
for spec in ["", "10", "<10", ">10", "^10", "-^10", ".3", "10.2", "s", "*<8s", "=5", "d", "+", "05"]:
    try:
        print(repr(spec), "|" + format("abcd", spec) + "|")
    except ValueError as error:
        print(repr(spec), error)
print("ab".center(7, "*"), "ab".center(6), "ab".ljust(5, "-"), "ab".rjust(5), "42".zfill(5), "-42".zfill(6), "+x".zfill(4), "abc".center(2), "a\tb\tc".expandtabs(), "ab\tc".expandtabs(4), "\t".expandtabs(0))


class Default(dict):
    def __missing__(self, key):
        return "<" + key + ">"


print("{a} {b}".format_map(Default(a=1)), "{:{}}".format(5, 3), "{0:{1}.{2}f}".format(3.14159, 8, 2))
bad = [("{}", ()), ("{0} {}", (1, 2)), ("{} {0}", (1, 2)), ("{", ()), ("}", ()), ("{a}", ()), ("{0.x}", (1,)), ("{0[5]}", ([1],)), ("{!x}", (1,)), ("{:d}", ("s",)), ("{:s}", (1,)), ("{:.2d}", (1,)), ("{:,s}", ("a",)), ("{:z}", (1,)), ("{0", (1,)), ("{:%}", ("a",)), ("{2}", (1,)), ("{:c}", (2**21,)), ("{:5", (1,)), ("{:,_}", (1,))]
for template, args in bad:
    try:
        print(template.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError, OverflowError) as error:
        print(template, type(error).__name__, error)
