# del of names, attributes, items, slices and nested targets.


class Box:
    pass


a, b, c = 1, 2, 3
del a, (b, [c])
for name in "abc":
    try:
        eval(name)
    except NameError as error:
        print(error)
box = Box()
box.x = 1
del box.x
try:
    del box.x
except AttributeError as error:
    print(error)
items = [0, 1, 2, 3, 4]
del items[0], items[-1]
print(items)
table = {"a": 1, "b": 2}
del table["a"]
try:
    del table["a"]
except KeyError as error:
    print("key", error)


def local():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


def cell():
    x = 1

    def inner():
        return x

    value = inner()
    del x
    try:
        inner()
    except NameError as error:
        return value, str(error)


print(local(), cell())
try:
    del undefined_name
except NameError as error:
    print(error)
for bad in ["t = (1,)\ndel t[0]", "s = 'a'\ndel s[0]", "n = 5\ndel n.real"]:
    try:
        exec(bad)
    except (TypeError, AttributeError) as error:
        print(error)
