# Star arguments at call sites, in displays and in evaluation order.


def show(*args, **kwargs):
    return args, kwargs


def tell(x):
    print("tell", x, end=" ")
    return x


a, b = [1, 2], {"x": 1}
print(show(*a, 3, *"xy", k=0, **b, **{"y": 2}))
print(show(*tell([1]), tell(2), *tell((3,)), k=tell(4), **tell({"z": 5})))
print([*a, *range(2), *"s"], (*a,), {*a, 2, 3}, {**b, "x": 2, **{"w": 0}})
print(show(*(i for i in range(3))), show(*{}), show(**{}))


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(show(**Mapping()), {**Mapping()})


def forward(*args, **kwargs):
    return show(*args, **kwargs)


for i in range(12):
    result = forward(i, *range(i % 3), key=i, **{"k%d" % (i % 2): 1})
print(result)
args = [1]
print(show(*args, args.append(2)), args)
for bad in [lambda: show(*None), lambda: show(**None), lambda: show(a=1, **{"a": 2}), lambda: [*5], lambda: {**5}]:
    try:
        bad()
    except TypeError as error:
        print(error)
