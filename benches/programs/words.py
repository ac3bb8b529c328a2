# Counting, grouping and sorting words: dicts of every shape.
N = 400000


def vocabulary(n):
    syllables = "ka to mi ru se na lo pe xi wu".split()
    words = []
    for i in range(n):
        word, k = "", i + 3
        while k:
            word += syllables[k % 10]
            k //= 10
        words.append(word)
    return words


class Text:
    def __init__(self, seed, words):
        self.state, self.words = seed, words

    def next(self):
        self.state = (self.state * 69069 + 1) % 4294967296
        r = self.state >> 8
        return self.words[r % (r // 1000 % len(self.words) + 1)]


def count(table, word):
    table[word] = table.get(word, 0) + 1


def group(table, key, value):
    if key in table:
        table[key].append(value)
    else:
        table[key] = [value]


def pair(table, a, b):
    inner = table.setdefault(a, {})
    if b not in inner:
        inner[b] = 0
    inner[b] += 1


text = Text(11, vocabulary(400))
counts, by_length, followers, positions = {}, {}, {}, {}
previous = "start"
for i in range(N):
    word = text.next()
    count(counts, word)
    if counts[word] == 1:
        group(by_length, len(word), word)
    pair(followers, previous, word)
    positions[word, i % 7] = i
    previous = word
top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
print(top[:8], len(counts))
print({k: len(v) for k, v in sorted(by_length.items())})
best = max(followers, key=lambda a: (len(followers[a]), a))
print(best, len(followers[best]), sum(len(v) for v in followers.values()))
print(len(positions), sum(positions.values()))
inverted = {}
for word, n in counts.items():
    group(inverted, n, word)
while len(inverted) > 5:
    smallest = min(inverted)
    for word in inverted.pop(smallest):
        del counts[word]
print(sorted(inverted), len(counts), sum(counts.values()))
