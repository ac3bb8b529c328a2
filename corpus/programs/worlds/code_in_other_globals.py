# exec and globals() of other namespaces: the same code under different globals.
# forms: LOAD_GLOBAL_MODULE
# misses: LOAD_GLOBAL_MODULE
import types

source = """
def area():
    return width * height
"""
one = {"width": 2, "height": 3}
exec(source, one)
two = types.FunctionType(one["area"].__code__, {"width": "ab", "height": 2})
three = types.FunctionType(one["area"].__code__, {"height": 5, "width": 1.5, "pad": 0}, "three")
for n in range(130):
    f = (one["area"], two, three)[n // 13 % 3]
    result = f()
    if n % 12 == 0:
        print(n, result, f.__name__)
one["width"] = 10
del two.__globals__["height"]
print(one["area"](), three())
try:
    two()
except NameError as error:
    print(error)
