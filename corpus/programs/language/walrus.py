# Assignment expressions in conditions, comprehensions and arguments.
if (n := len("abcd")) > 3:
    print(n)
data = [1, 5, 12, 7, 30]
print([y for x in data if (y := x * 2) > 10], y)
print(any((hit := x) > 10 for x in data), hit)
it = iter(data)
while (x := next(it, None)) is not None:
    print(x, end=" ")
print()


def collect():
    total = 0
    parts = [total := total + v for v in range(6)]
    return parts, total


print(collect())
print((a := 1, b := a + 1), a, b)
print(max(z := 3, 2), z)
print(f"{(w := 5)} {w}", {(k := "key"): k})
result = [(i, s := i * i, s + 1) for i in range(4)]
print(result, s)
f = lambda: (q := 10) + q
print(f())
