# A comparison whose jump needs EXTENDED_ARG does not fuse; loops longer than 255 units still run.
# forms: EXTENDED_ARG_QUICK, BINARY_OP_ADD_INT


def long_body(n):
    total = 0
    for i in range(n):
        if i < 5:
            total = total + i * 1 + i * 2 + i * 3 + i * 4 + i * 5 + i * 6 + i * 7 + i * 8
            total = total + i * 11 + i * 12 + i * 13 + i * 14 + i * 15 + i * 16 + i * 17 + i * 18
            total = total - i * 21 - i * 22 - i * 23 - i * 24 - i * 25 - i * 26 - i * 27 - i * 28
            total = total + i * 31 + i * 32 + i * 33 + i * 34 + i * 35 + i * 36 + i * 37 + i * 38
            total = total - i * 41 - i * 42 - i * 43 - i * 44 - i * 45 - i * 46 - i * 47 - i * 48
            total = total + i * 51 + i * 52 + i * 53 + i * 54 + i * 55 + i * 56 + i * 57 + i * 58
        elif i == 7:
            continue
        total = total + 1
    return total


for n in range(16):
    print(n, long_body(n))
print(long_body(0.5) if False else [long_body(n) for n in (50, 60)])
