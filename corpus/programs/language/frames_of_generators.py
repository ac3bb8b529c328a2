# The frame of a generator: while it waits, runs and is done; locals, lines and who stands below it.
def countdown(start, step=1):
    left = start
    while left > 0:
        reply = yield left
        left -= reply or step
    return 'done'


def line(frame):
    return frame.f_lineno - frame.f_code.co_firstlineno


counting = countdown(5, 2)
frame = counting.gi_frame
print(line(frame), frame.f_locals, frame.f_code is countdown.__code__, frame.f_back)
print(next(counting), line(frame), frame.f_locals)
print(counting.send(1), line(frame), counting.gi_frame.f_locals, frame.f_lasti > 0)
print(list(counting), counting.gi_frame, counting.gi_code.co_name, counting.gi_running)


def inner():
    yield 1
    yield 2


def outer():
    yield from inner()
    yield from [7]


delegating = outer()
print(delegating.gi_yieldfrom)
print(next(delegating), delegating.gi_yieldfrom.gi_code.co_name, line(delegating.gi_yieldfrom.gi_frame))
print(next(delegating), next(delegating), type(delegating.gi_yieldfrom).__name__)


def watches_itself():
    marker = 'here'
    print(me.gi_running, line(me.gi_frame), sorted(me.gi_frame.f_locals))
    yield 1
    print(me.gi_frame.f_back.f_code.co_name)
    yield 2


def steps():
    return next(me)


me = watches_itself()
print(next(me), steps())
expression = (i * i for i in range(3))
print(expression.gi_frame.f_code.co_varnames, list(expression.gi_frame.f_locals))
for name in ('gi_frame', 'gi_running', 'gi_code'):
    try:
        setattr(me, name, 1)
    except AttributeError as error:
        print(error)
