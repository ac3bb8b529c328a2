# A sieve that crosses out by list index.
# forms: STORE_SUBSCR_LIST_INT, BINARY_SUBSCR_LIST_INT


def cross(flags, start, step):
    for i in range(start, len(flags), step):
        flags[i] = False


def primes(limit):
    flags = [True] * limit
    flags[0] = flags[1] = False
    for p in range(2, limit):
        if flags[p]:
            cross(flags, p * p, p)
    return [i for i in range(limit) if flags[i]]


print(primes(200))
