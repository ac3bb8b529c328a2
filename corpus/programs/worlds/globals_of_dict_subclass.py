# Functions whose globals are an instance of a dict subclass.
# forms: LOAD_GLOBAL_MODULE, LOAD_GLOBAL_BUILTIN
# misses: LOAD_GLOBAL_MODULE, LOAD_GLOBAL_BUILTIN
import types
import builtins


class Space(dict):
    pass


def area():
    return width * len("abc")


width = 5
odd = types.FunctionType(area.__code__, Space(width=7, __builtins__=builtins))


def drive(f, times):
    for i in range(times):
        try:
            result = f()
        except NameError as error:
            result = str(error)
    print(times, result)


drive(area, 12)
drive(odd, 60)
drive(area, 100)
odd.__globals__["len"] = lambda x: 100
drive(odd, 100)
del odd.__globals__["width"]
drive(odd, 60)
drive(area, 40)
