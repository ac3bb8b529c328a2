# What sys, types and gc offer here.
import gc
import sys
import types

print(sys.maxsize, sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8), sys.intern("abc") is sys.intern("".join("abc")), sys.exc_info(), sys.getrecursionlimit())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value, traceback.tb_lineno, type(traceback).__name__)
print(sys.exc_info())
for bad in [lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.intern(5), lambda: sys.nothing]:
    try:
        bad()
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
n = types.SimpleNamespace(a=1, b="two")
n.c = [3]
del n.a
print(n, n.b, n == types.SimpleNamespace(b="two", c=[3]), vars(n))
proxy = types.MappingProxyType({"k": 1})
print(proxy["k"], len(proxy), list(proxy), proxy.get("z"), "k" in proxy, proxy, proxy | {"z": 2})
try:
    proxy["k"] = 2
except TypeError as error:
    print(error)
m = types.ModuleType("mod", "doc")
m.x = 5
print(m.__name__, m.__doc__, m.x, vars(m)["x"], isinstance(m, types.ModuleType))
try:
    m.nothing
except AttributeError as error:
    print(error)
print(types.FunctionType is type(lambda: 0), types.MethodType(str.upper, "abc")(), types.FunctionType((lambda x: x + 1).__code__, {})(4))


class Node:
    def __init__(self):
        self.me = self


for i in range(200):
    Node()
print(isinstance(gc.collect(), int))
