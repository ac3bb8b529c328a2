# Python functions with star parameters: PRECALL specializes, CALL does not.
# forms: PRECALL_PYFUNC


def collect(*args, **kwargs):
    return args, kwargs


def only(*, key):
    return key


def use(i):
    return collect(i, i + 1, k=i), only(key=i)


for i in range(10):
    print(use(i))
