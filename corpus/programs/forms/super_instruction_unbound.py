# The second half of a pair fails on an unbound local, at the right place.
# forms: LOAD_FAST__LOAD_FAST


def maybe(flag, a):
    if flag:
        b = 5
    return a + b


def deleted(flag, a):
    c = a
    if not flag:
        del c
    return (a, c)


for i in range(30):
    try:
        print(maybe(i % 3, i), end=" ")
    except UnboundLocalError as error:
        print(error)
    try:
        print(deleted(i % 4, i))
    except UnboundLocalError as error:
        print(error)
