# A clock that no machine moves: each look at it is a microsecond later than the one before, and sleeping moves it on.
_now = 1700000000000000000


def _tick():
    global _now
    _now += 1000
    return _now


def time():
    return _tick() / 1000000000


def time_ns():
    return _tick()


def perf_counter():
    return (_tick() - 1700000000000000000) / 1000000000


def perf_counter_ns():
    return _tick() - 1700000000000000000


monotonic = process_time = thread_time = perf_counter
monotonic_ns = process_time_ns = thread_time_ns = perf_counter_ns


def sleep(seconds, /):
    global _now
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    _now += int(seconds * 1000000000)


timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
