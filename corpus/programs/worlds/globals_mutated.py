# Globals are added, rebound, shadow builtins and vanish under hot functions.
# forms: LOAD_GLOBAL_MODULE, LOAD_GLOBAL_BUILTIN
# misses: LOAD_GLOBAL_MODULE, LOAD_GLOBAL_BUILTIN
level = 1


def use(x):
    return level, max(x, 3), min(x, 3)


def drive(label):
    try:
        for i in range(110):
            result = use(i)
        print(label, result)
    except (NameError, TypeError) as error:
        print(label, type(error).__name__, error)


drive("start")
level = 2
drive("rebound")
globals()["max"] = lambda *a: "my max"
drive("max shadowed")
min = 5
drive("min is 5")
del min
drive("min back")
del level
drive("level gone")
globals().setdefault("level", "setdefault")
drive("level by setdefault")
del globals()["max"]
drive("max back")
globals().update(level="update", other=1)
drive("update")
globals().pop("other")
drive("pop")


def rebinder(n):
    global level
    total = 0
    for i in range(n):
        level = i
        total += level
        if i % 40 == 0:
            globals()["fresh%d" % i] = i
    return total


print(rebinder(200), level, fresh160)
