# A function replaces its own __code__ and defaults while it is running and recursing.
# forms: CALL_PY_EXACT_ARGS
# misses: CALL_PY_EXACT_ARGS


def first(n):
    if n == 50:
        target.__code__ = second.__code__
    if n == 0:
        return ["first"]
    return target(n - 1) + (["f"] if n % 10 == 0 else [])


def second(n):
    if n == 25:
        target.__defaults__ = (3,)
        target.__code__ = third.__code__
    if n == 0:
        return ["second"]
    return target(n - 1) + (["s"] if n % 10 == 0 else [])


def third(n=9):
    if n == 0:
        return ["third"]
    return target(n - 1) + (["t"] if n % 5 == 0 else [])


def target(n):
    return None


target.__code__ = first.__code__
print(target(80))
print(target(20), target())
target.__code__ = first.__code__
print(target(45), target(80)[:3])
