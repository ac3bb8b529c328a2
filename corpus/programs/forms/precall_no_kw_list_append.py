# Appending as a statement.
# forms: PRECALL_NO_KW_LIST_APPEND


def collatz(n):
    path = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        path.append(n)
    return path


for n in range(1, 16):
    print(collatz(n))
