# Unpacking fails at a site that was hot with pairs.


def swap(pair):
    a, b = pair
    return b, a


for i in range(20):
    result = swap((i, i + 1))
print(result)
swap((1, 2, 3))
