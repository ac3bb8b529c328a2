# random.Random: generators beside the module's own, their states, and every distribution.
import random

own = random.Random(7)
random.seed(7)
print([own.random() == random.random() for _ in range(5)])
print(own.randint(1, 6), own.choice("abcdef"), own.sample(range(1000), 4), own.sample([1, 2, 3], 2, counts=[2, 1, 4]))
print(random.randint(1, 6), random.choice("abcdef"))
state = own.getstate()
first = [own.random() for _ in range(700)]
own.setstate(state)
print(first == [own.random() for _ in range(700)], len(state), state[0], len(state[1]))
for call in (
    lambda r: r.triangular(0, 10, 3),
    lambda r: r.triangular(2, 2),
    lambda r: r.normalvariate(5, 2),
    lambda r: r.gauss(),
    lambda r: r.gauss(1, 3),
    lambda r: r.lognormvariate(0, 0.5),
    lambda r: r.expovariate(2),
    lambda r: r.vonmisesvariate(1, 2),
    lambda r: r.vonmisesvariate(1, 0),
    lambda r: r.gammavariate(0.5, 2),
    lambda r: r.gammavariate(1, 2),
    lambda r: r.gammavariate(3, 2),
    lambda r: r.betavariate(2, 3),
    lambda r: r.paretovariate(3),
    lambda r: r.weibullvariate(2, 1.5),
    lambda r: r.randbytes(5),
    lambda r: r.randrange(0, 100, 7),
    lambda r: r.choices("xyz", weights=[5, 1, 1], k=5),
    lambda r: r.uniform(-1, 1),
    lambda r: r.getrandbits(100),
):
    print(call(own), call(random))
deck = list(range(12))
own.shuffle(deck)
print(deck)


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded(1).uniform(0, 8), Loaded(1).triangular(0, 1, 0.5))
for wrong in (
    lambda: random.randrange(5, 1),
    lambda: random.choices([1, 2], 2),
    lambda: random.sample([1], 1, counts=[1, 2]),
    lambda: random.gammavariate(0, 1),
    lambda: random.setstate((3, (1, 2), None)),
    lambda: random.setstate((9, (), None)),
    lambda: random.choices([1, 2], [0, 0]),
    lambda: random.sample({1, 2}, 1),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
