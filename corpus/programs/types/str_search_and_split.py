# Searching, splitting, joining, stripping and replacing.
s = "mississippi"
print(s.find("ss"), s.rfind("ss"), s.find("x"), s.find("ss", 3), s.find("ss", 3, 6), s.find(""), s.rfind(""), s.find("", 20), s.index("i"), s.rindex("i"), s.count("i"), s.count("ss"), s.count(""), s.count("i", 2, -1))
print(s.startswith("mis"), s.startswith(("x", "mi")), s.startswith("ss", 2), s.endswith("pi"), s.endswith(("q", "i"), 0, -1), s.startswith(""), "ss" in s, "" in s, "xs" not in s)
print(s.replace("ss", "SS"), s.replace("i", "", 2), s.replace("", "-"), s.replace("x", "y"), s.partition("ss"), s.rpartition("ss"), s.partition("x"), s.rpartition("x"))
t = "  a b  c\td\n\ne  "
print(t.split(), t.split(" "), t.split(None, 2), t.rsplit(None, 2), t.rsplit(" ", 1), "a,b,,c".split(","), "a,b,,c".split(",", maxsplit=1), "".split(), "".split(","), "aXXbXXc".split("XX"))
print("a\nb\r\nc\rd\x0be\x85f\u2028g".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print(t.strip(), "|" + t.lstrip() + "|" + t.rstrip() + "|", "xxyxzxx".strip("x"), "abcba".strip("ab"), "abc".lstrip("cba"), "prefix-body".removeprefix("prefix-"), "name.py".removesuffix(".py"), "x".removeprefix("xy"))
print("-".join(["a", "b"]), "".join([]), ", ".join("abc"), "x".join(["one"]), "ab".join(("1", "2", "3")), " ".join(str(i) for i in range(4)))
for bad in [lambda: s.index("x"), lambda: s.split(""), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: s.find(5), lambda: s.startswith(5), lambda: s.startswith(("a", 5)), lambda: s.partition(""), lambda: s.replace("a"), lambda: s.count(), lambda: ",".join(5), lambda: 5 in "5", lambda: s.strip(5), lambda: s.rindex("zz")]:
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
