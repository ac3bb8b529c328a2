# Big ints: arithmetic, conversions, number theory.
import math
a, b = 2**200 + 12345, 3**100
print(a * b, a // b, a % b, divmod(-a, b), -a // 7, -a % 7, a ** 3 % 1000007, pow(a, b, 10**9 + 7), pow(3, -1, 7), a >> 50, a << 3, a & b, a | 1, a ^ b, ~a)
print(hex(a), oct(b), bin(2**70), int("123456789" * 5), int("ff", 16), int("0b101", 0), int("z", 36), int("-1_000"), a.bit_length(), (-5).bit_length(), (255).bit_count())
print(math.gcd(a, b), math.lcm(12, 18), math.isqrt(a), math.factorial(30), math.comb(50, 25), math.perm(10, 3))
print((1023).to_bytes(4, "big"), (-2).to_bytes(2, "little", signed=True), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True))
print(float(2**60), 2**1000 / 2**990, 10**400 > 1e308, int(1e20), round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), int(-3.99), 7 // -2, -7 // 2, 7 % -3, -7 % 3, divmod(7, -2))
for f in (lambda: 2**10000 * 1.0, lambda: 1 // 0, lambda: 1 % 0, lambda: pow(2, -1, 4), lambda: 1 << -1, lambda: int("12a"), lambda: int("5", 37), lambda: math.isqrt(-1), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: 0 ** -1, lambda: int(float("nan")), lambda: int(float("inf")), lambda: math.factorial(-1), lambda: "a" * 2**63, lambda: int("1" * 5000), lambda: pow(2, 3, 0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def egcd(a, b):
    return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
print(egcd(240, 46), sum(int(d) for d in str(2**1000)), [pow(7, i, 13) for i in range(12)])
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([n for n in range(100) if is_prime(n)], is_prime(2**89 - 1), is_prime(2**67 - 1))
