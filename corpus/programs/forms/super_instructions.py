# Adjacent loads and stores of locals in every paired combination.
# forms: LOAD_FAST__LOAD_FAST, STORE_FAST__LOAD_FAST, LOAD_CONST__LOAD_FAST, STORE_FAST__STORE_FAST, LOAD_FAST__LOAD_CONST


def mix(a, b, c):
    d = a
    e, f = b, c
    g = 1 + a
    h = a + 1
    x, y, z = (a, b), (b, c), (c, a)
    return [a, b, c, d, e, f, g, h, x, y, z]


def rotate(a, b, c):
    a, b, c = b, c, a
    b, a = a, b
    return a, b, c


def jump_between(a, b):
    # a jump lands on the second half of a pair
    return (a or b) + (b if a else a)


for i in range(12):
    print(mix(i, i + 1, i + 2), rotate(i, -i, 7), jump_between(i % 3, i))
