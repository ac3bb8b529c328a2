# Lone surrogates: literals, codecs and their error handlers, order, methods, printing.
s = "\ud800"
print(repr(s), ascii(s), len(s), ord(s), [s], s == chr(0xd800), hash(s) == hash(chr(0xd800)))
print(repr("a\ufffdb\udfffc\U0000d812\N{REPLACEMENT CHARACTER}"), repr(r"\ud800"), repr("\\ud800"))
print(repr(f"x\ud801{1}y\udc00{{z"), repr(rf"\ud801{1}"))
for enc in ["utf-8", "ascii", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le", "utf-16", "utf-32", "utf-8-sig"]:
    for err in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass", "surrogateescape"]:
        for text in ["a\ud800\udc80b", "\udc80\udcff", "\xe9\udc80\U0001f600", "ok"]:
            try:
                print(enc, err, ascii(text), text.encode(enc, err))
            except Exception as e:
                print(enc, err, ascii(text), type(e).__name__, e, getattr(e, "start", None), getattr(e, "end", None))
for data in [b"a\xed\xa0\x80b", b"\x80\xff", b"\xed\xa0", b"\xe2\x82", b"\xf0\x9f\x98", b"ok"]:
    for err in ["strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape"]:
        for enc in ["utf-8", "ascii"]:
            try:
                print(enc, err, data, ascii(data.decode(enc, err)))
            except Exception as e:
                print(enc, err, data, type(e).__name__, e)
try:
    print("before", s)
except UnicodeEncodeError as e:
    print("|", e, e.object == s, e.encoding)
print(sorted(["\uffff", "\ud800", "\U00010000", "a", "\ud7ff"]) == ["a", "\ud7ff", "\ud800", "\uffff", "\U00010000"])
print(s < "\uffff", s > "\ud7ff", s < "\U00010000", "a" < s, max(s, "\ue000") == "\ue000")
print("%c" % 0xd800 == s, format(0xdfff, "c") == "\udfff", s.isalpha(), s.isprintable(), s.upper() == s, s in "x\ud800y", ("x" + s)[1] == s)
print({s: 1}, repr(s * 3), repr("a\ud800b".split(s)), repr("-\udc00".join("ab")), repr("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600", len("\ud83d\ude00"))
print("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
try:
    eval("'\ud800'")
except Exception as e:
    print(type(e), e)
print("x\ud800".translate({0xd800: "!"}), str.maketrans("\ud800", "a"))
class C: pass
c = C()
setattr(c, "\ud800", 5)
print(c.__dict__, getattr(c, "\ud800"))
try:
    int("\ud800")
except ValueError as e:
    print(ascii(str(e)))
n = 0
for i in range(0xd700, 0xe100):
    n += ord(chr(i))
print(n)
