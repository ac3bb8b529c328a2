# Iterator classes, sentinels, exhausted iterators and infinite ones.


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n


class Reusable:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return Countdown(self.n)


print(list(Countdown(4)), sum(Reusable(5)), max(Reusable(3)), [(a, b) for a in Reusable(2) for b in Reusable(2)])
c = Countdown(2)
print(next(c), next(c), next(c, "default"))
try:
    next(c)
except StopIteration as stop:
    print("stop", stop.value)
values = iter([3, 1, 0, 5])
print(list(iter(lambda: next(values), 0)), list(values))
print(dict.fromkeys(Countdown(3)), set(Countdown(3)), "".join(map(str, Countdown(5))), tuple(zip(Countdown(9), "ab")))


class BadIter:
    def __iter__(self):
        return 5


class BadNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("in next")


for bad in (BadIter(), BadNext(), 5):
    try:
        for x in bad:
            pass
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
total = 0
for n in range(40):
    for x in Reusable(n % 5):
        total += x
print(total)
a, b, *rest = Countdown(6)
print(a, b, rest, 3 in Countdown(9), [*Countdown(2), *Reusable(1)])
