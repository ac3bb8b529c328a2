# Pancake flips over every permutation.
N = 8


def flips(permutation):
    stack = permutation[:]
    count = 0
    top = stack[0]
    while top:
        stack[: top + 1] = stack[top::-1]
        count += 1
        top = stack[0]
    return count


def rotate(items, upto):
    first = items[0]
    for i in range(upto):
        items[i] = items[i + 1]
    items[upto] = first


def permutations(n):
    items = list(range(n))
    counts = [0] * n
    yield items
    i = 1
    while i < n:
        rotate(items, i)
        counts[i] += 1
        if counts[i] <= i:
            yield items
            i = 1
        else:
            counts[i] = 0
            i += 1


def main(n):
    best = checksum = index = 0
    for items in permutations(n):
        if items[0]:
            count = flips(items)
            if count > best:
                best = count
            checksum += count if index % 2 == 0 else -count
        index += 1
    return index, checksum, best


for n in range(3, N + 2):
    print(n, *main(n))
