# Expressions a compiler may fold, and must fold to the same thing.
print(1 + 2 * 3 - 4 // 3, "ab" * 3 + "c", (1, 2) + (3,), (1, 2) * 2, -(-5), ~7, not 3)
print("x" "y" * 2, 10 % 3 ** 2, 1 << 10 >> 2, 6 & 3 | 8 ^ 1, 2.5 * 2, -0.0, 0.0 * -1)
print((1, 2, (3, 4))[2][1], "abc"[1], "abc"[-1], b"abc"[0], "abcdef"[1:4])
print(1 in (1, 2), 3 in [1, 2, 3], "a" in {"a", "b"}, 5 not in {1, 2})
print("a" * 5000 == "a" * 5000, len((0,) * 300), len("ab" * 3000), 2**200, 1 << 100)
for x in [1, 2, 3]:
    print(x)
for x in (1, 2 + 3):
    print(x)
print(True + True, True and 0, None or "n", () or [], "%s" % 5, "%d-%s" % (1, "a"), "%r" % ("t",))
if 0:
    print("dead")
elif "":
    print("dead")
else:
    print("alive")
print(1 if True else 1 / 0, 0 and 1 / 0, __debug__)
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
try:
    (1, 2)[5]
except IndexError as error:
    print(error)
try:
    "a" + 1
except TypeError as error:
    print(error)
