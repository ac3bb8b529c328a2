# The Mandelbrot set in characters, with floats and with complex numbers.
N = 480


def escape(cr, ci, limit):
    zr = zi = 0.0
    for i in range(limit):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return i
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def escape_complex(c, limit):
    z = 0j
    for i in range(limit):
        if abs(z) > 2.0:
            return i
        z = z * z + c
    return limit


def picture(n, limit):
    rows = []
    for y in range(n // 2):
        row = ""
        for x in range(n):
            count = escape(3.0 * x / n - 2.2, 4.0 * y / n - 1.0, limit)
            row += " .:-=+*#%@"[count * 9 // limit]
        rows.append(row)
    return rows


rows = picture(N, 80)
for row in rows[::9]:
    print(row.rstrip())
total = agree = 0
for y in range(N // 4):
    for x in range(N // 2):
        a = escape(6.0 * x / N - 2.2, 8.0 * y / N - 1.0, 60)
        b = escape_complex(complex(6.0 * x / N - 2.2, 8.0 * y / N - 1.0), 60)
        total += b
        agree += a == b
print(total, agree)
