from math import ceil as _ceil, log as _log, floor as _floor, isfinite as _isfinite
from operator import index as _index


def randrange(start, stop=None, step=1):
    istart = _index(start)
    if stop is None:
        if istart > 0:
            return _randbelow(istart)
        raise ValueError('empty range for randrange()')
    istop = _index(stop)
    width = istop - istart
    istep = _index(step)
    if istep == 1:
        if width > 0:
            return istart + _randbelow(width)
        raise ValueError('empty range for randrange() (%d, %d, %d)' % (istart, istop, width))
    if istep > 0:
        n = (width + istep - 1) // istep
    elif istep < 0:
        n = (width + istep + 1) // istep
    else:
        raise ValueError('zero step for randrange()')
    if n <= 0:
        raise ValueError('empty range for randrange()')
    return istart + istep * _randbelow(n)


def randint(a, b):
    return randrange(a, b + 1)


def uniform(a, b):
    return a + (b - a) * random()


def choice(seq):
    if not len(seq):
        raise IndexError('Cannot choose from an empty sequence')
    return seq[_randbelow(len(seq))]


def shuffle(x):
    for i in reversed(range(1, len(x))):
        j = _randbelow(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k, *, counts=None):
    if counts is not None:
        population = [item for item, count in zip(population, counts) for _ in range(count)]
    if not (hasattr(population, '__getitem__') or isinstance(population, (list, tuple, str, range, bytes))) or isinstance(population, dict):
        raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
    n = len(population)
    if not 0 <= k <= n:
        raise ValueError('Sample larger than population or is negative')
    result = [None] * k
    setsize = 21
    if k > 5:
        setsize += 4 ** _ceil(_log(k * 3, 4))
    if n <= setsize:
        pool = list(population)
        for i in range(k):
            j = _randbelow(n - i)
            result[i] = pool[j]
            pool[j] = pool[n - i - 1]
    else:
        selected = set()
        for i in range(k):
            j = _randbelow(n)
            while j in selected:
                j = _randbelow(n)
            selected.add(j)
            result[i] = population[j]
    return result


def choices(population, weights=None, *, cum_weights=None, k=1):
    n = len(population)
    if cum_weights is None:
        if weights is None:
            n += 0.0
            return [population[_floor(random() * n)] for i in range(k)]
        cum_weights = []
        total = 0
        for weight in weights:
            total += weight
            cum_weights.append(total)
    elif weights is not None:
        raise TypeError('Cannot specify both weights and cumulative weights')
    if len(cum_weights) != n:
        raise ValueError('The number of weights does not match the population')
    total = cum_weights[-1] + 0.0
    if total <= 0.0:
        raise ValueError('Total of weights must be greater than zero')
    if not _isfinite(total):
        raise ValueError('Total of weights must be finite')
    chosen = []
    for i in range(k):
        x = random() * total
        low, high = 0, n - 1
        while low < high:
            middle = (low + high) // 2
            if x < cum_weights[middle]:
                high = middle
            else:
                low = middle + 1
        chosen.append(population[low])
    return chosen


def expovariate(lambd):
    return -_log(1.0 - random()) / lambd
