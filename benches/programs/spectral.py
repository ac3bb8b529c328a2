# Matrix products, LU decomposition and a power iteration on nested lists of floats.
N = 124


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def apply(vector, transposed):
    n = len(vector)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += (entry(j, i) if transposed else entry(i, j)) * vector[j]
        result.append(total)
    return result


def norm(n, rounds):
    u = [1.0] * n
    v = u
    for _ in range(rounds):
        v = apply(apply(u, False), True)
        u = apply(apply(v, False), True)
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return (uv / vv) ** 0.5


def product(a, b):
    columns = list(zip(*b))
    return [[dot(row, column) for column in columns] for row in a]


def dot(xs, ys):
    total = 0.0
    for x, y in zip(xs, ys):
        total += x * y
    return total


def eliminate(row, pivot, k):
    factor = row[k] / pivot[k]
    row[k] = factor
    for j in range(k + 1, len(row)):
        row[j] = row[j] - factor * pivot[j]


def decompose(matrix):
    rows = [row[:] for row in matrix]
    n = len(rows)
    sign = 1.0
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        if best != k:
            rows[k], rows[best] = rows[best], rows[k]
            sign = -sign
        for i in range(k + 1, n):
            eliminate(rows[i], rows[k], k)
    for k in range(n):
        sign *= rows[k][k]
    return rows, sign


def main(n):
    print("%.9f" % norm(n, 5))
    a = [[((i * 7 + j * 3) % 11) / 4.0 + (5.0 if i == j else 0.0) for j in range(n)] for i in range(n)]
    b = product(a, a)
    b = product(b, a)
    print("%.6e" % sum(map(sum, b)))
    for size in range(4, n, 3):
        rows, determinant = decompose([row[:size] for row in a[:size]])
    print("%.9e" % determinant)


main(N)
