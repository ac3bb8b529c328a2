# isinstance with one class, a tuple and a union.
# forms: PRECALL_NO_KW_ISINSTANCE


class Animal:
    pass


class Dog(Animal):
    pass


def check(x, kind):
    return isinstance(x, kind)


values = [1, True, "s", 2.5, None, Dog(), Animal(), [], ()]
kinds = [int, bool, (str, float), int | None, Animal, Dog, object, type]
for kind in kinds:
    print([check(value, kind) for value in values])
