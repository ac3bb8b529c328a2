# A text index: words, positions, a search and a small template; one template fills in a str that is no exact str.
# plant: BINARY_OP_ADD_UNICODE:right_type
# policy: saturating

TEXT = """
The quick brown fox jumps over the lazy dog and the dog sleeps on
while the fox runs through the brown field to the old mill by the river
where a miller grinds the grain of the valley and the river turns the wheel
so that the quick wheel of the old mill hums a brown song to the lazy river
"""

STOP = {"the", "a", "of", "to", "and", "on", "by", "so", "that"}


class Position:
    __slots__ = ("line", "column")

    def __init__(self, line, column):
        self.line = line
        self.column = column

    def __repr__(self):
        return f"{self.line}.{self.column}"

    def before(self, other):
        return (self.line, self.column) < (other.line, other.column)


class Index:
    def __init__(self):
        self.words = {}
        self.lines = 0

    def read(self, text):
        for number, line in enumerate(text.strip().split("\n"), 1):
            self.lines = number
            for column, word in enumerate(line.lower().split()):
                self.words.setdefault(word, []).append(Position(number, column))
        return self

    def find(self, word):
        return self.words.get(word, [])

    def count(self, word):
        return len(self.find(word))

    def frequent(self, least):
        found = [(len(where), word) for word, where in self.words.items() if word not in STOP]
        return sorted(pair for pair in found if pair[0] >= least)

    def near(self, first, second):
        pairs = []
        for a in self.find(first):
            for b in self.find(second):
                if a.line == b.line and abs(a.column - b.column) <= 3:
                    pairs.append((a, b))
        return pairs


class Stemmer:
    ENDINGS = ("ing", "s", "ed")

    def __init__(self):
        self.cache = {}
        self.hits = 0

    def stem(self, word):
        if word in self.cache:
            self.hits += 1
            return self.cache[word]
        result = word
        for ending in self.ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                result = word[: -len(ending)]
                break
        self.cache[word] = result
        return result


class Markup(str):
    """Text that keeps itself escaped when it is put behind something."""

    def __radd__(self, other):
        return other + "[" + str(self) + "]"


class Template:
    def __init__(self, text):
        self.parts = []
        rest = text
        while "{" in rest:
            before, _, rest = rest.partition("{")
            name, _, rest = rest.partition("}")
            self.parts.append((before, name))
        self.end = rest

    def fill(self, values):
        result = ""
        for before, name in self.parts:
            result = join(result, before)
            result = join(result, values[name])
        return join(result, self.end)


def join(left, right):
    return left + right


def width(lines):
    widest = 0
    for line in lines:
        if len(line) > widest:
            widest = len(line)
    return widest


def framed(lines):
    size = width(lines)
    bar = "+" + "-" * (size + 2) + "+"
    return [bar] + ["| " + line.ljust(size) + " |" for line in lines] + [bar]


def caesar(text, shift):
    result = []
    for c in text:
        if c.isalpha():
            base = ord("a") if c.islower() else ord("A")
            result.append(chr((ord(c) - base + shift) % 26 + base))
        else:
            result.append(c)
    return "".join(result)


def main():
    index = Index().read(TEXT)
    print("lines", index.lines, "words", len(index.words))
    print("frequent", index.frequent(3))
    for word in ("river", "mill", "fox", "none"):
        print(word, index.count(word), index.find(word))
    print("near", index.near("the", "river"))
    stemmer = Stemmer()
    stems = [stemmer.stem(word) for line in TEXT.split("\n") for word in line.lower().split()]
    print("stems", len(set(stems)), "hits", stemmer.hits)
    template = Template("Dear {name}, the {what} is {state}.")
    lines = []
    for name, what, state in (("Ann", "mill", "old"), ("Bob", "fox", "quick"), ("Cy", "dog", "lazy")):
        lines.append(template.fill({"name": name, "what": what, "state": state}))
    for line in framed(lines):
        print(line)
    print(caesar(lines[0], 3))
    print(template.fill({"name": "Di", "what": Markup("<b>"), "state": "bold"}))


main()
