# bin, oct, hex, chr, ord, ascii, repr, format, int, float, str, bytes, hash.
for n in (0, 5, -5, 255, 2**70):
    print(bin(n), oct(n), hex(n), format(n, "x"), format(n, "#b"), repr(n), str(n))
print(chr(97), chr(0x20AC), chr(0x10FFFF) == "\U0010ffff", ord("a"), ord("\u20ac"), ord(b"a"), ascii("\xe9\n'"), repr("\xe9\n'"), ascii([1, "\u20ac"]), format(3.14159, ".2f"), format("a", ">3"), format(None), format([1]))
print(int("7"), float("1.5"), str(1.0), bytes([65]), complex("1j"), bool("False"), list("ab"), tuple({1: 2}), set([1]), frozenset([1]), dict(a=1), type(1), type(type), callable(len), callable(5))
print(hash(5), hash(5.0), hash(-1), hash(-2), hash(2**61), hash(0.5), hash(True), hash(()) == hash(()), isinstance(5, (str, int)), issubclass(int, (float, object)), isinstance(5, int | str))


class I:
    def __index__(self):
        return 10

    def __int__(self):
        return 11


print(bin(I()), hex(I()), oct(I()), chr(I()), int(I()), range(I()), [0] * I() == [0] * 10, "abcdefghijklm"[I()], float(I()), complex(I()), divmod(25, 10), bytes(I()))
bad = [lambda: bin(1.5), lambda: hex("a"), lambda: oct(None), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: format(1, "q"), lambda: format(1, 5), lambda: hash([]), lambda: hash({}), lambda: isinstance(1, 5), lambda: isinstance(1, (int, 5)) or isinstance("a", (int, 5)), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(1), lambda: callable(), lambda: type(), lambda: type(1, 2), lambda: repr(), lambda: int("1", base="a"), lambda: str(b"a", 5), lambda: ord(b"ab"), lambda: hash(), lambda: int(1, 2, 3), lambda: float(1, 2), lambda: bytes(1, 2), lambda: isinstance(1, list[int])]
for f in bad:
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print([chr(ord(c) + 1) for c in "HAL"], "".join(map(chr, range(97, 110))), [int(c, 16) for c in "0f9A"])
