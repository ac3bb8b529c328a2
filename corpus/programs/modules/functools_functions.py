# reduce, partial, wraps and cmp_to_key.
from functools import cmp_to_key, partial, reduce, wraps
import operator

print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a + b, "abc"), reduce(max, [3, 9, 2], 5), reduce(operator.mul, [], 7), reduce(lambda a, b: [a, b], range(4)))


def f(a, b=0, *args, **kw):
    return a, b, args, kw


p = partial(f, 1, k=2)
q = partial(p, 5, k=3, z=4)
print(p(), p(9), p(9, 8, k="over"), q(), q(7), q.func is f, q.args, sorted(q.keywords.items()), partial(int, base=2)("101"), list(map(partial(pow, 2), range(5))))


def logged(function):
    @wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


@logged
def square(x):
    "Square of x."
    return x * x


print([square(i) for i in range(15)], square.calls, square.__name__, square.__doc__, square.__wrapped__(9), square.calls)
by_length = cmp_to_key(lambda a, b: len(a) - len(b) or (a > b) - (a < b))
print(sorted(["bb", "a", "ccc", "aa", "b"], key=by_length), max(["bb", "a"], key=by_length), by_length("a") < by_length("bb"), by_length("x") == by_length("x"))
for bad in [lambda: reduce(operator.add, []), lambda: reduce(operator.add), lambda: reduce(operator.add, 5), lambda: partial(), lambda: partial(5), lambda: p(**{"a": 1}), lambda: by_length("a") < 5, lambda: reduce(5, [1, 2])]:
    try:
        print(bad())
    except TypeError as error:
        print(error)
