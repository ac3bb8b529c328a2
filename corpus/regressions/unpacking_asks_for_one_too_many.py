# Unpacking without a star asks its iterator for no more than one item beyond its targets.
class Loud:
    def __init__(self, name, end):
        self.name, self.end, self.at = name, end, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.end:
            print(self.name, "stops")
            raise StopIteration
        self.at += 1
        print(self.name, self.at)
        return self.at


def naturals():
    n = 0
    while True:
        yield n
        n += 1


for make in (naturals, lambda: Loud("short", 1), lambda: Loud("right", 2), lambda: Loud("long", 9)):
    try:
        a, b = make()
        print(a, b)
    except ValueError as error:
        print(error)
for end in range(4):
    try:
        a, *b, c, d = Loud("star", end)
        print(a, b, c, d)
    except ValueError as error:
        print(error)
for strange in (object(), 5, None, type("Plain", (), {})()):
    try:
        a, b = strange
    except TypeError as error:
        print(error)
try:
    a, *b = type("Broken", (), {"__iter__": lambda self: 5})()
except TypeError as error:
    print(error)
