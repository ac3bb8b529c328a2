# Case methods and predicates of str on ASCII and beyond.
samples = ["", "abc", "ABC", "aBc Def", "123", "12a", " \t\n", "\xe9t\xe9", "stra\xdfe", "\u01c5x", "\u0130", "\ufb01n", "x_1", "1x", "\u0663", "\xb2", "\xbd", "they're bill's", "\u03a3\u03a3", "A\u0301b", "\x00", "class", "\u4e16\u754c"]
for s in samples:
    print(ascii(s), *[ascii(x) for x in (s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())])
    flags = [s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii()]
    print("".join("01"[f] for f in flags), len(s))


def words(text):
    return [w.title() if w.isalpha() else w.upper() for w in text.split() if not w.isdigit()]


for i in range(12):
    print(words("the %d fox x%d jumps" % (i, i)), str(i).isdigit(), chr(60 + i).isupper())
