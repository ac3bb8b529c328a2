# bytes: construction, methods, indexing, formatting.
b = b"Hello, World"
print(b[0], b[-1], b[1:3], b[::-2], list(b[:3]), len(b), b + b"!", b * 2, b"lo" in b, 72 in b, 999 not in [1], b.hex(), b.hex("-"), b.hex(":", 2), bytes.fromhex("48 65 6c"), hash(b) == hash(bytes(b)))
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.find(b"o"), b.rfind(b"o"), b.index(108), b.count(b"l"), b.replace(b"l", b"L", 2), b.split(b", "), b.rsplit(b"o", 1), b.partition(b","), b.rpartition(b"o"), b.startswith(b"He"), b.endswith((b"x", b"ld")))
print(b"  a ".strip(), b"xxaxx".lstrip(b"x"), b"a\tb".expandtabs(4), b"a\nb\r\n".splitlines(), b"-".join([b"a", b"b"]), b"7".zfill(3), b"a".center(5, b"*"), b"a".ljust(3), b"a".rjust(3, b"."), b"ab".translate(bytes.maketrans(b"a", b"z")), b"abc".translate(None, b"b"), b"pre-x".removeprefix(b"pre-"), b"x.c".removesuffix(b".c"))
print(b"12".isdigit(), b"ab".isalpha(), b"a1".isalnum(), b" ".isspace(), b"A".isupper(), b"a".islower(), b"Ab".istitle(), b"\xff".isascii(), b.decode(), b"%d %s %r %a %x %b" % (5, b"s", "r", "\xe9", 255, b"b"), b"%5.1f|%-4d|%c" % (1.25, 3, 65))
print(bytes(), bytes(3), bytes([1, 255]), bytes("\xe9", "utf-8"), bytes(b"copy"), bytes(range(5)), bytes((i for i in b"ab")), b"a" < b"b", b"" == b"", b"a" == "a", b"\x00\t\n\r'\"\\\x7f", repr(b"'"), b'"')
bad = [lambda: b[20], lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("a"), lambda: b + "a", lambda: b.index(b"zz"), lambda: b.find("a"), lambda: bytes.fromhex("4"), lambda: bytes.fromhex("zz"), lambda: b.__setitem__(0, 1), lambda: "a" in b, lambda: b"%d" % "x", lambda: b"-".join(["a"]), lambda: bytes([1.5]), lambda: bytes(5, "x"), lambda: 300 in b, lambda: b"a" < "a"]
for f in bad:
    try:
        print(f())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
