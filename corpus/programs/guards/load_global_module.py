# Globals that get new neighbours, vanish and come back.
# forms: LOAD_GLOBAL_MODULE, LOAD_GLOBAL_BUILTIN
# misses: LOAD_GLOBAL_MODULE
level = 1


def read():
    return level


def drive(label, times):
    for n in range(times):
        try:
            result = read()
        except NameError as error:
            result = error
    print(label, times, result)


drive("warm", 10)
level = 2
drive("rebound", 10)
neighbour = 1
drive("new key", 60)
drive("new key", 60)
del neighbour
drive("key gone", 100)
del level
drive("deleted", 60)
import builtins

builtins.level = "builtin level"
drive("now a builtin", 100)
level = 3
drive("global again", 60)
del builtins.level
globals()["level"] = 4
drive("through globals()", 100)
globals().update({"x%d" % i: i for i in range(300)})
drive("resized", 120)
