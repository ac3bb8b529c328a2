# The frames of a traceback keep what they held when the exception ended them.
def walk(error):
    trace = error.__traceback__.tb_next
    while trace:
        frame = trace.tb_frame
        held = {name: value for name, value in frame.f_locals.items() if not callable(value)}
        print(frame.f_code.co_name, trace.tb_lineno - frame.f_code.co_firstlineno, held)
        trace = trace.tb_next


def deepest(value, *, scale):
    ratio = scale / value
    return ratio


def middle(items):
    total = 0

    def add(item):
        nonlocal total
        total += deepest(item, scale=10)
    for item in items:
        add(item)


def generates():
    held = 'in a generator'
    yield 1
    middle([1, 0])


try:
    list(generates())
except ZeroDivisionError as error:
    walk(error)
    kept = error
walk(kept)


class Body:
    pass


try:
    class Broken:
        first = 1
        second = first.nothing
except AttributeError as error:
    names = error.__traceback__.tb_next.tb_frame.f_locals
    print(names['first'], names['__qualname__'], 'second' in names)
try:
    [walk(missing) for missing in [kept] for other in missing]
except TypeError as error:
    print(sorted(error.__traceback__.tb_next.tb_frame.f_locals))
