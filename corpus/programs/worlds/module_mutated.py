# Attributes of modules come, change and go.
# forms: LOAD_ATTR_MODULE
# misses: LOAD_ATTR_MODULE
import math
import types

tools = types.ModuleType("tools", "made here")
tools.level = 1


def read():
    return math.pi


def own(m):
    return m.level


def drive(label):
    try:
        for i in range(110):
            result = read(), own(tools)
        print(label, result)
    except AttributeError as error:
        print(label, error)


drive("start")
math.pi = 3
drive("pi is 3")
math.extra = 1
drive("extra name")
del math.extra
math.pi = 3.141592653589793
drive("extra gone")
tools.level = 2
tools.more = 1
drive("more")
tools.__dict__["level"] = "through the dict"
drive("dict")
del tools.level
drive("gone")
tools.__getattr__ = lambda name: "module getattr " + name
drive("getattr")
math.__class__
del math.pi
drive("no pi")
