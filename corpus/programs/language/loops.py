# for, while, break, continue and both kinds of else.


def search(items, wanted):
    for i, item in enumerate(items):
        if item is None:
            continue
        if item == wanted:
            break
    else:
        return "absent"
    return i


print(search([1, None, 3], 3), search([1, 2], 9), search([], 1))
n = 27
steps = 0
while n != 1:
    steps += 1
    if steps > 200:
        break
    n = n // 2 if n % 2 == 0 else 3 * n + 1
else:
    print("reached one after", steps)
while True:
    n += 1
    if n % 5:
        continue
    break
print(n)
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == j:
            continue
        print(i, j)
    else:
        print("never")
for i in []:
    pass
else:
    print("empty else", i)
i = "kept"
for i in range(2):
    pass
print(i)
items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
print(items)
while items:
    items.pop()
else:
    print("drained")
while 0:
    print("never")
