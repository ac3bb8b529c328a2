# Matrices, life, queens, spirals.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) != 1: raise ValueError("ragged")
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        r, b = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: r = r @ b
            b, n = b @ b, n >> 1
        return r
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self): return "\n".join(" ".join(f"{v:>6.2f}" if isinstance(v, float) else f"{v:>6}" for v in r) for r in self.rows)
    def det(self):
        m, d, n = [list(map(float, r)) for r in self.rows], 1.0, len(self.rows)
        for i in range(n):
            p = max(range(i, n), key=lambda r: abs(m[r][i]))
            if m[p][i] == 0: return 0.0
            if p != i: m[i], m[p] = m[p], m[i]; d = -d
            d *= m[i][i]
            for r in range(i + 1, n):
                f = m[r][i] / m[i][i]
                for c in range(i, n): m[r][c] -= f * m[i][c]
        return d
m = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
print(m, m.T, m @ m, m ** 5, (Matrix([[1, 1], [1, 0]]) ** 90)[0, 1], m.det(), m.shape, sep="\n--\n")
m[0, 0] = 1.5; print(m, m[0, 0], m == m.T)
try: Matrix([[1], [1, 2]])
except ValueError as e: print(e)
def spiral(a):
    while a:
        yield from a[0]
        a = list(zip(*a[1:]))[::-1]
print(list(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]])), [list(r) for r in zip(*[[1, 2], [3, 4]][::-1])], [[0] * 3 for _ in range(2)], sum(map(sum, [[1, 2], [3]])), [x for r in [[1, 2], [3]] for x in r if x != 2], {(i, j): i * j for i in range(3) for j in range(i)})
def life(cells):
    from collections import Counter
    n = Counter((x + i, y + j) for x, y in cells for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
    return {c for c, k in n.items() if k == 3 or (k == 2 and c in cells)}
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): g = life(g)
print(sorted(g))
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: yield cols
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2: yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))
print(sum(1 for _ in queens(6)), next(queens(8)))
