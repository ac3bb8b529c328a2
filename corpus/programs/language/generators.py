# Generators: send, throw, close, return values and state.


def echo():
    received = []
    try:
        while True:
            value = yield len(received)
            received.append(value)
            if value == "stop":
                return received
    except ValueError as error:
        yield "caught " + str(error)
    finally:
        print("finally", received)


g = echo()
print(next(g), g.send("a"), g.send("b"))
try:
    g.send("stop")
except StopIteration as stop:
    print(stop.value)
g = echo()
print(next(g), g.throw(ValueError("boom")), next(g, "done"))
g = echo()
next(g)
g.close()
print(list(g))
g = echo()
try:
    g.send(1)
except TypeError as error:
    print(error)
try:
    g.throw(KeyError("early"))
except KeyError as error:
    print("early", error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def leaky():
    yield 1
    raise StopIteration("inner")


try:
    list(leaky())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def reentrant():
    yield next(r)


r = reentrant()
try:
    next(r)
except ValueError as error:
    print(error)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for i, f in zip(range(20), fib()):
    print(f, end=" ")
print()
print(g.gi_running, g.gi_frame is None, fib.__name__, fib().__name__)
