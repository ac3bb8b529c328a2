# Every other iteration of a hot loop raises; attributes of the exceptions are looked at.
# forms: BINARY_OP_ADD_INT, BINARY_SUBSCR_LIST_INT


class Odd(Exception):
    def __init__(self, n, why):
        super().__init__(n, why)
        self.n = n

    def describe(self):
        return "odd %d" % self.n


def check(items, i):
    x = items[i]
    if x % 2:
        raise Odd(x, "because")
    return 100 // x + i


total = 0
kinds = {}
items = list(range(12)) + ["text", None, 3.0, 2.0]
for n in range(400):
    try:
        total += check(items, n % 18)
    except Odd as error:
        total += error.n
        key = error.describe(), error.args[1]
    except (ZeroDivisionError, IndexError) as error:
        key = type(error).__name__, error.args
    except TypeError as error:
        key = "TypeError", str(error)
    else:
        key = "fine"
    kinds[key] = kinds.get(key, 0) + 1
print(total)
for key, count in kinds.items():
    print(count, key)
