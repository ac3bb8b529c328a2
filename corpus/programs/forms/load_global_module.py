# Globals of the module, rebound while hot.
# forms: LOAD_GLOBAL_MODULE
rate = 2
names = ["a", "b"]


def scaled(x):
    return x * rate


def joined():
    return "-".join(names)


for i in range(12):
    print(scaled(i), end=" ")
    rate = i
print()
for i in range(12):
    names.append(str(i))
    print(joined())
