# print's keywords and the % operator with every conversion.
print()
print(1, "a", None, sep="-", end="!\n")
print(*range(5), sep=", ")
print("no newline", end="")
print("", sep="x")
print("a", "b", sep="", end="\n\n")
print("%d %i %u %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6, 7, 8))
print("%x %X %#x %o %#o %c %c %r %s %a" % (255, 255, 255, 8, 8, "c", 100, "r", "s", "\xe9"))
print("%f %.2f %8.3f|%-8.1f|%e %E %g %G" % (1.5, 2.345, 3.14159, 2.0, 12345.678, 0.00012, 1e10, 1e-5))
print("%(a)s %(b)05.1f %%" % {"a": "named", "b": 2.25})
print("%s" % (("tuple",),), "%*d|%-*d|%.*f" % (5, 1, 4, 2, 1, 3.14159))
print("%5s|%-5s|%.2s|%5.1s|" % ("ab", "cd", "efgh", "ij"))
for template, value in [("%d", "x"), ("%d %d", (1,)), ("%s", (1, 2)), ("%z", 1), ("%(k)s", 5), ("%c", "ab"), ("%", 1), ("%x", 1.5), ("plain", 1), ("%d", 1.9), ("%s", []), ("%(missing)s", {})]:
    try:
        print(template % value)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
for bad in [dict(sep=5), dict(end=5), dict(foo=1)]:
    try:
        print("x", **bad)
    except TypeError as error:
        print(error)
