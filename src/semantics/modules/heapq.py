__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def _check(heap, function, place=''):
    if not isinstance(heap, list):
        name = 'None' if heap is None else type(heap).__name__
        raise TypeError(function + '() argument' + place + ' must be list, not ' + name)


def _rise(heap, first, at):
    # Moves the item at `at` towards `first` until its parent is not larger.
    item = heap[at]
    while at > first:
        above = (at - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[at] = parent
        at = above
    heap[at] = item


def _sink(heap, at):
    # Lets the smaller child rise all the way down, then puts the item where it belongs on that path.
    end = len(heap)
    first = at
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, first, at)


def heappush(heap, item, /):
    _check(heap, 'heappush', ' 1')
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _check(heap, 'heappop')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return least


def heapreplace(heap, item, /):
    _check(heap, 'heapreplace', ' 1')
    if not heap:
        raise IndexError('index out of range')
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least


def heappushpop(heap, item, /):
    _check(heap, 'heappushpop', ' 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    _check(heap, 'heapify')
    for at in reversed(range(len(heap) // 2)):
        _sink(heap, at)


def merge(*iterables, key=None, reverse=False):
    # Entries are [rank, order, value, iterator]; of equal ranks the earlier iterable goes first.
    entries = []
    for order, iterator in enumerate(map(iter, iterables)):
        for value in iterator:
            entries.append([value if key is None else key(value), order, value, iterator])
            break
    while entries:
        best = entries[0]
        for entry in entries[1:]:
            if best[0] < entry[0] if reverse else entry[0] < best[0]:
                best = entry
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            entries.remove(best)


def _has_at_most(iterable, n):
    # What has no length is taken to have more; an n that cannot be compared with one raises.
    try:
        length = len(iterable)
    except (AttributeError, TypeError):
        return False
    return n >= length


def _first(n, iterable, key, reverse):
    if n == 1:
        missing = object()
        best = (max if reverse else min)(iterable, default=missing, key=key)
        return [] if best is missing else [best]
    whole = _has_at_most(iterable, n)
    ordered = sorted(iterable, key=key, reverse=reverse)
    return ordered if whole else ordered[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    return _first(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _first(n, iterable, key, True)
