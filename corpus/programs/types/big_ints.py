# Arbitrary precision: products, quotients, shifts, roots, text in every base.


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


def pi_digits(n):
    # Machin's formula in whole numbers
    unit = 10 ** (n + 10)

    def arctan(x):
        total = term = unit // x
        k = 3
        sign = -1
        while term:
            term //= x * x
            total += sign * (term // k)
            sign = -sign
            k += 2
        return total

    return (4 * (4 * arctan(5) - arctan(239))) // 10**10


print(isqrt(2 * 10**60), pi_digits(60))
a, b = 3**120, -(7**51)
print(a * b, a // b, a % b, divmod(b, 12345678901234567890), -a // 3, a % -(10**20))
print(a & b, a | b, a ^ b, ~b, a >> 100, b >> 70, a << 65, b >> 1000, 1 << 200)
print(hex(a), oct(b), bin(2**70 - 1), f"{a:,}", f"{b:x}", f"{a:_b}"[:40], str(a)[::-1])
print(pow(a, 10**30, 10**9 + 7), pow(3, -1, 7), pow(-b, 2, -1000), pow(2, 200, 2**61 - 1), a**2 == a * a)
for bad in [lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: a >> -1, lambda: a // 0, lambda: a / 0, lambda: a % 0, lambda: 10**400 / 3, lambda: float(10**400), lambda: 1 << 2**70 if False else 5 % 0]:
    try:
        print(bad())
    except (ValueError, ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)
print(10**400 // 10**399, 10**30 / 10**28, 2**1000 / 2**999, (2**53 + 1) / 1, 10**23 / 1, a == float(a), 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1))
print(int(str(a)) == a, int(hex(-a), 16) == -a, int("9" * 200) + 1 == 10**200, sum(divmod(10**50, 97)))
x, y = 1071 * 10**30, 462 * 10**31
while y:
    x, y = y, x % y
print(x)
