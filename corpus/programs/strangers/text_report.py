# Text processing: tokenizing, counting, wrapping, tables, a template language and Caesar and run-length codes.
TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity;"""


def tokens(text):
    word = []
    for c in text:
        if c.isalpha():
            word.append(c.lower())
        elif word:
            yield "".join(word)
            word.clear()
    if word:
        yield "".join(word)


counts = {}
for t in tokens(TEXT):
    counts[t] = counts.get(t, 0) + 1
for word, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]:
    print(f"{word:<12}|{n:>4}|{'*' * n:.<12}|{n / len(counts):8.3%}")


def wrap(text, width):
    line, size = [], 0
    for word in text.split():
        if line and size + 1 + len(word) > width:
            yield " ".join(line)
            line, size = [], 0
        size += len(word) + bool(line)
        line.append(word)
    if line:
        yield " ".join(line)


for n, line in enumerate(wrap(TEXT, 30), 1):
    print(f"{n:02d} {line:^30} {len(line):+d}")


def caesar(text, shift):
    def turn(c):
        for base in (ord("a"), ord("A")):
            if 0 <= ord(c) - base < 26:
                return chr(base + (ord(c) - base + shift) % 26)
        return c

    return "".join(map(turn, text))


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), "Hello, World!".translate(str.maketrans("lo", "01", "!")))


def encode(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out


runs = encode("aaabccddddde")
print(runs, "".join(c * n for c, n in runs), "".join("%s%d" % r for r in runs))


class Template:
    def __init__(self, text):
        self.parts = []
        rest = text
        while rest:
            before, opened, rest = rest.partition("{{")
            self.parts.append(("text", before))
            if opened:
                name, closed, rest = rest.partition("}}")
                if not closed:
                    raise SyntaxError("unclosed {{ in template")
                name, *filters = [p.strip() for p in name.split("|")]
                self.parts.append(("name", name, filters))

    FILTERS = {"upper": str.upper, "title": str.title, "len": lambda s: str(len(s)), "rev": lambda s: s[::-1]}

    def render(self, **values):
        out = []
        for part in self.parts:
            match part:
                case ("text", text):
                    out.append(text)
                case ("name", name, filters):
                    value = str(values[name])
                    for f in filters:
                        value = self.FILTERS[f](value)
                    out.append(value)
        return "".join(out)


print(Template("Dear {{ name | title }}, you are {{age}} ({{ name|rev|upper }}/{{name|len}})").render(name="ada love", age=36))
for bad in ("{{ open", "{{ x | nope }}"):
    try:
        print(Template(bad).render(x=1))
    except (SyntaxError, KeyError) as error:
        print(type(error).__name__, error)
table = [("id", "name", "price"), (1, "Widget", 9.5), (22, "Gadget, large", 120), (333, "Ünïcödé", 0.333)]
widths = [max(len(str(row[i])) for row in table) for i in range(3)]
for row in table:
    print(" | ".join(str(cell).rjust(w) if not isinstance(cell, str) else str(cell).ljust(w) for cell, w in zip(row, widths)))
print("\t".expandtabs(4) + "x", "a,b,,c".split(","), "  pad ".strip() + "|", "Mississippi".count("ss"), "path/to/file.txt".rpartition("/")[2].removesuffix(".txt"))
