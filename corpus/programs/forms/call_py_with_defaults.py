# Calls that leave some defaults to be filled in.
# forms: CALL_PY_WITH_DEFAULTS


def greet(name, greeting="hello", mark="!"):
    return greeting + " " + name + mark


def one(i):
    return greet(str(i))


def two(i):
    return greet(str(i), "bye")


for i in range(12):
    print(one(i), two(i), greet(str(i), "x", "y"))
