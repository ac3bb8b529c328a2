# Code at module level: names, loops and adaptive sites without any function.
# forms: BINARY_OP_ADD_INT, STORE_SUBSCR_DICT, BINARY_SUBSCR_LIST_INT, COMPARE_OP_INT_JUMP
total = 0
table = {}
items = [5, 3, 8, 1]
for i in range(60):
    total = total + i
    table[i % 5] = total
    if items[i % 4] > 4:
        total = total + items[i % 4]
    if i % 20 == 19:
        print(i, total, table)
for i in range(70):
    total = total + 0.5
    table[str(i % 3)] = total
    if i % 20 == 19:
        print(i, total, table)
word = ""
for letter in "adaptive" * 3:
    word = letter + word
print(word)
del total, table


class Body:
    # a class body is adaptive code too
    squares = []
    n = 0
    for k in range(20):
        squares.append(k * k)
        n = n + k
    del k


print(Body.squares, Body.n, [a for a in vars(Body) if not a.startswith("_")])
