# tuple(x) of iterables.
# forms: PRECALL_NO_KW_TUPLE_1


def freeze(x):
    return tuple(x)


same = (1, 2)
for x in [[1, 2], "abc", range(4), {5: 6}, (i for i in range(3)), same, [], map(str, [1, 2]), zip([1], [2])]:
    print(freeze(x))
print(freeze(same) is same)
