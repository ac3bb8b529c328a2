# Binary search with small ints.
# forms: COMPARE_OP_INT_JUMP


def find(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return None


def signs(a, b):
    text = ""
    if a < b:
        text += "<"
    if a <= b:
        text += "<="
    if a == b:
        text += "=="
    if a != b:
        text += "!="
    if a > b:
        text += ">"
    if a >= b:
        text += ">="
    return text


items = [3 * i for i in range(40)]
print([find(items, i) for i in range(0, 120, 5)])
for a in (-3, 0, 4):
    for b in (-3, 0, 4):
        print(a, b, signs(a, b))
limit = 2**30 - 1
print(signs(limit, -limit), signs(limit, limit), signs(limit, limit - 1))
