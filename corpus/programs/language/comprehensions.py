# List, set, dict comprehensions and generator expressions, nested and filtered.
print([x * y for x in range(4) for y in range(x) if (x + y) % 2])
print([[j * i for j in range(3)] for i in range(3)])
print({x % 4 for x in range(20)}, {x: x * x for x in range(5) if x != 2})
print(sum(x for x in range(100) if x % 3 == 0), list(x for x in "ab"))
print([(a, b) for a, *b in ["xyz", "pq"]], [x for x in [1, 2, 3] if x > 1 if x < 3])


def scoped(n):
    x = "outer"
    inner = [x for x in range(n)]
    return x, inner, [lambda: n for _ in range(2)][0]()


print(scoped(3))


def trace(tag):
    print(tag, end=" ")
    return [1, 2]


g = (a + b for a in trace("first") for b in trace("second"))
print("made")
print(list(g))
print({k: [v for v in range(k)] for k in range(4)})
print([i for i in range(5) if not [j for j in range(2, i) if i % j == 0]])
print(dict((v, k) for k, v in {"a": 1}.items()), tuple(i for i in range(3)), sorted({c for c in "hello"}))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row])
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
