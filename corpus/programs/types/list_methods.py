# Every method of list, and their errors.
a = [3, 1, 2]
a.append(5); a.extend("xy"); a.extend(a[:1]); a.insert(0, "first"); a.insert(100, "last"); a.insert(-1, "near")
print(a, a.index(1), a.count(3), a.pop(), a.pop(0), a.pop(-2), a)
a.remove("x")
a.reverse()
print(a, a.copy() == a, a.copy() is a, [1] + [2], [0] * 3, 2 * [1, 2], [] * 5, [1, 2] < [1, 3], [1] < [1, 0], [] == [], [1] != [1.0], [[1], 2] == [[1], 2])
b = [5, 2, 9, 1]
b.sort(); print(b)
b.sort(reverse=True); print(b)
words = ["banana", "Apple", "cherry", "apple"]
words.sort(key=str.lower); print(words)
words.sort(key=len, reverse=True); print(words)
print(a.clear(), a, list(), list("ab"), list((1, 2)), list({1: 2}), list(range(3)), len([1, 2]), 1 in [1], [1, 2, 3].index(3, 1), [1, 2, 1].index(1, 1, 3))
n = [1, 2]; n.append(n); print(n, n == n, n[2][2][0])
b += (7,); b *= 2; print(b, b.__len__(), b.__contains__(9), b.__getitem__(0), b.__iadd__([1]) is b, list.__add__([1], [2]), b.__reversed__().__next__())
bad = [lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, "a"].sort(), lambda: [1] + (2,), lambda: [1] * "a", lambda: a["a"], lambda: a[1.0], lambda: [].extend(5), lambda: [1].insert("a", 1), lambda: hash([]), lambda: [1] < [None], lambda: [1] < 5, lambda: [3, 1].sort(5), lambda: [1].sort(key=5), lambda: list(5), lambda: [1].index(1, 5), lambda: [].sort(cmp=1), lambda: [1].append(), lambda: [1].count(1, 2), lambda: [1] - [1]]
for f in bad:
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
items = [1, 2, 3]


def meddle(x):
    items.append(x)
    return x


try:
    items.sort(key=meddle)
except ValueError as error:
    print(error, items)
for i in range(40):
    items.append(i)
    if i % 3 == 0:
        items.pop(0)
    if i % 5 == 0:
        items.insert(1, -i)
print(items, sum(items))
