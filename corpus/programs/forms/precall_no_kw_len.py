# len of everything that has one.
# forms: PRECALL_NO_KW_LEN


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def size(x):
    return len(x)


for x in ["", "abc", [1] * 4, (), {1: 1}, {1, 2}, b"xyz", range(0, 50, 7), Sized(12), Sized(0), "\u4e16\U0001f40d"]:
    print(size(x), end=" ")
print()
for bad in [Sized(-1), Sized("n"), 5]:
    try:
        size(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
