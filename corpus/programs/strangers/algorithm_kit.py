# Sorting, searching, graphs, dynamic programming.
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge_sort(a, key=lambda x: x):
    if len(a) <= 1: return a
    m = len(a) // 2; l, r = merge_sort(a[:m], key), merge_sort(a[m:], key); out = []
    while l and r: out.append((l if key(l[0]) <= key(r[0]) else r).pop(0))
    return out + l + r
data = [5, 2, 9, 1, 5, 6, -3, 0]
print(quick(data), merge_sort(data), merge_sort(["bb", "a", "ccc"], key=len), sorted(data, reverse=True), sorted("bAc", key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted(["10", "9", "2"], key=int), sorted({"b": 1, "a": 2}), min(data), max(data, key=abs), sorted([3, 1, 2], key=lambda x: -x), list(reversed(data)))
people = [("Ann", 30, 5.5), ("Bob", 25, 6.1), ("Cid", 30, 5.9), ("Dee", 25, 5.2)]
print(sorted(people, key=lambda p: (p[1], -p[2])), max(people, key=lambda p: p[2])[0], [n for n, a, _ in people if a > 26])
people.sort(key=lambda p: p[0], reverse=True); print([p[0] for p in people])
try: sorted([1, "a"])
except TypeError as e: print(e)
try: sorted([1, 2], key=5)
except TypeError as e: print(e)
try: [3, 1].sort(lambda x: x)
except TypeError as e: print(e)
class Node:
    def __init__(s, v): s.v, s.l, s.r = v, None, None
class BST:
    root = None; n = 0
    def add(self, v):
        if self.root is None: self.root = Node(v)
        else:
            cur = self.root
            while True:
                if v == cur.v: return self
                side = "l" if v < cur.v else "r"
                nxt = getattr(cur, side)
                if nxt is None: setattr(cur, side, Node(v)); break
                cur = nxt
        self.n += 1; return self
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.l); yield n.v; yield from walk(n.r)
        return walk(self.root)
    def __contains__(self, v):
        n = self.root
        while n:
            if n.v == v: return True
            n = n.l if v < n.v else n.r
        return False
    def depth(self, n=...): n = self.root if n is ... else n; return 0 if n is None else 1 + max(self.depth(n.l), self.depth(n.r))
t = BST()
for x in data: t.add(x)
print(list(t), t.n, 9 in t, 4 in t, t.depth())
def primes(n):
    s = bytearray([1]) * (n + 1); s[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]: s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, v in enumerate(s) if v]
print(primes(60), len(primes(10000)))
def lcs(a, b):
    d = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1): d[i][j] = d[i-1][j-1] + 1 if x == y else max(d[i-1][j], d[i][j-1])
    i, j, out = len(a), len(b), []
    while i and j:
        if a[i-1] == b[j-1]: out.append(a[i-1]); i -= 1; j -= 1
        elif d[i-1][j] >= d[i][j-1]: i -= 1
        else: j -= 1
    return "".join(out[::-1])
def edit(a, b):
    prev = range(len(b) + 1)
    for i, x in enumerate(a): prev = [i + 1] + [c for c in [0]] and (lambda p: [(row := [i + 1]), [row.append(min(row[-1] + 1, p[j + 1] + 1, p[j] + (x != y))) for j, y in enumerate(b)]][0])(prev)
    return prev[-1]
print(lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"))
def perms(s): return [s] if len(s) <= 1 else [s[i] + p for i in range(len(s)) for p in perms(s[:i] + s[i+1:])]
def powerset(s): return [[]] if not s else (lambda r: r + [[s[0]] + x for x in r])(powerset(s[1:]))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n-1, a, c, b) + [(a, c)] + hanoi(n-1, b, a, c)
print(perms("abc"), powerset([1, 2, 3]), len(hanoi(5)), hanoi(2))
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}
def bfs(g, s, t):
    q, seen = [[s]], {s}
    while q:
        p = q.pop(0)
        if p[-1] == t: return p
        for n in g[p[-1]]:
            if n not in seen: seen.add(n); q.append(p + [n])
def topo(g):
    seen, out = set(), []
    def visit(n):
        if n in seen: return
        seen.add(n)
        for m in g[n]: visit(m)
        out.append(n)
    for n in g: visit(n)
    return out[::-1]
print(bfs(graph, "a", "f"), topo(graph))
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        k, n = divmod(n, v); out += s * k
    return out
print(roman(1994), [f"{i:>2}:{'Fizz' * (i % 3 == 0) + 'Buzz' * (i % 5 == 0) or i}" for i in range(1, 16)])
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(list(collatz(27))[:10], max(range(1, 100), key=lambda n: len(list(collatz(n)))))
def bin_search(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) >> 1
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else ~lo
print(bin_search([1, 3, 5, 7], 5), bin_search([1, 3, 5, 7], 4))
