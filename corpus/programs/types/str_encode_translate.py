# Encoding, decoding, translate and maketrans, comparison and hashing by value.
text = "a\xe9\u20ac\U0001f40d"
for codec in ("utf-8", "utf-16-le", "utf-32-be", "latin-1", "ascii"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
        try:
            print(codec, errors, text.encode(codec, errors))
        except UnicodeEncodeError as error:
            print(codec, errors, error)
for raw in (b"\xff", b"a\xe2\x82", b"\xc3\xa9", b"\xed\xa0\x80", b"\xf0\x9f\x90\x8d"):
    for errors in ("strict", "ignore", "replace", "backslashreplace"):
        try:
            print(raw, ascii(raw.decode("utf-8", errors)))
        except UnicodeDecodeError as error:
            print(error)
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), table, "abc".translate({97: "AA", 98: None, 99: 100}), str.maketrans({"a": 1, 98: "B"}), "q".translate({}))
for bad in [lambda: str.maketrans("ab", "x"), lambda: str.maketrans("a"), lambda: str.maketrans({"ab": 1}), lambda: "a".encode("nope"), lambda: "a".translate(5), lambda: b"a".decode("nope")]:
    try:
        print(bad())
    except (ValueError, TypeError, LookupError) as error:
        print(type(error).__name__, error)
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "Z" < "a", "\xe9" > "z", "a" "b" == "ab", "\U0001f40d" > "\uffff", sorted("bAca\xe9Z"), max("hello"), min("hello"))
print(hash("abc") == hash("".join("abc")), "x" * 3, 2 * "ab", "a" * 0, "a" * -1, "abc"[::-1], "abcdef"[1::2], "abc"[-2:], len("\U0001f40d\xe9"), list("a\xe9"), ord("\U0001f40d"), chr(8364), "%s" % "\xe9")
print(str(b"abc", "ascii"), str(b"abc"), str(), str(object=5), "ab".__contains__("a"), "a".__add__("b"), "a".__mul__(2), str.__len__("abc"), "b".__gt__("a"), "a".__eq__(5), "abc".__getitem__(1))
