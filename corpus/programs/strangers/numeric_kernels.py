# Numeric loops: primes, Collatz, matrices, integration, Newton, big integers, bit tricks, Mandelbrot, statistics.
import math


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


def collatz(limit):
    cache = {1: 1}
    best = (1, 1)
    for start in range(2, limit):
        n, path = start, []
        while n not in cache:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        length = cache[n]
        for m in reversed(path):
            length += 1
            cache[m] = length
        best = max(best, (cache[start], start))
    return best


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def power(m, k):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while k:
        if k & 1:
            result = matmul(result, m)
        m = matmul(m, m)
        k >>= 1
    return result


def determinant(m):
    m = [row[:] for row in m]
    sign, product = 1, 1.0
    for i in range(len(m)):
        pivot = max(range(i, len(m)), key=lambda r: abs(m[r][i]))
        if m[pivot][i] == 0:
            return 0.0
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            sign = -sign
        product *= m[i][i]
        for r in range(i + 1, len(m)):
            f = m[r][i] / m[i][i]
            for c in range(i, len(m)):
                m[r][c] -= f * m[i][c]
    return sign * product


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))


def newton(x, steps=20):
    guess = x
    for _ in range(steps):
        guess = (guess + x / guess) / 2
    return guess


primes = sieve(200)
print(len(primes), primes[-5:], sum(primes), collatz(3000))
print(power([[1, 1], [1, 0]], 90)[0][1], determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), determinant([[1, 2], [2, 4]]))
print(round(simpson(math.sin, 0, math.pi), 10), round(simpson(lambda x: x**4, -1, 2), 8), newton(2.0), newton(2.0) ** 2)
print(math.factorial(30), 2**200 % 10**9, pow(3, 10**6, 10**9 + 7), (10**40 // 7**13, -(10**20) % 97), divmod(-7, 3), -7 // 2, -7 % -3)
bits = 0b1011001
print(bits & -bits, bits ^ bits >> 1, bin(bits << 3), bits.bit_length(), bits.bit_count(), ~bits, [bits >> i & 1 for i in range(8)])
for y in range(-6, 7, 3):
    row = ""
    for x in range(-20, 10):
        z = c = complex(x / 10, y / 6)
        n = 0
        while abs(z) < 2 and n < 30:
            z = z * z + c
            n += 1
        row += " .:-=+*#%@"[n // 3 if n < 30 else 9]
    print(row)
data = [(i * i * 37 + 11) % 101 / 7 for i in range(25)]
mean = sum(data) / len(data)
variance = sum((x - mean) ** 2 for x in data) / (len(data) - 1)
print(f"{mean:.6f} {variance:.6f} {math.sqrt(variance):.4e} {sorted(data)[len(data) // 2]:g} {math.fsum(data)}")
print(0.1 + 0.2, 1e16 + 1, 1 / 3, 2.5 // 1, -2.5 % 1, 1e308 * 10, round(2.675, 2), round(-0.5), float("1e-320"), 5e-324 / 2, (0.1).hex())
acc = 0
for i in range(2000):
    acc = (acc * 31 + i) & 0xFFFFFFFF
    if i % 500 == 0:
        acc += 0.5
        acc = int(acc * 2) // 2
print(acc, int("zz", 36), int("-0b101", 0), hex(255), f"{1234567.891:,.2f} {255:#x} {7:08b} {0.00001234:e} {1e10:g}")
