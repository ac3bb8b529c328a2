# random with fixed seeds gives CPython's sequences.
import random

for seed in (0, 1, 42, -5, 2**70, "text", b"bytes", 1.5, True):
    random.seed(seed)
    print(repr(seed), random.random(), random.randrange(100), random.randint(-5, 5), random.choice("abcdef"), random.uniform(1, 2), round(random.gauss(0, 1), 12))
random.seed(7)
items = list(range(12))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample("abcdef", 3), random.sample(range(10**6), 4), random.randrange(5, 50, 5), random.randrange(2**80), random.randint(0, 2**64))
for bad in [lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(1, 5, 0), lambda: random.shuffle((1, 2))]:
    try:
        print(bad())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
random.seed(3)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(2000))
print(inside, [random.randrange(10) for _ in range(20)])
