# An error inside a generator that a comprehension drives.


def halves(items):
    for item in items:
        yield item / 2


def collect(items):
    return [half + 1 for half in halves(items)]


print(collect([2, 4]))
print(collect([2, "x", 4]))
