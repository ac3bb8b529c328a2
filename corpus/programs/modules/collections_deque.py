# deque: every method, maxlen, rotation, comparison and errors.
from collections import deque

d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft("ab")
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d.count(3), d.index(3), 3 in d, d.maxlen)
d.rotate(2); print(d)
d.rotate(-1); d.reverse(); d.remove("a"); d.insert(2, "ins"); d[0] = "set"; del d[1]; print(d, list(reversed(d)), d.copy() == d, d + deque([9]), d * 2)
m = deque(range(10), maxlen=3)
m.append(10); m.appendleft("left"); print(m, m.maxlen, deque("abc", 2), deque(maxlen=0))
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) == [1], bool(deque()), sorted(deque([3, 1])), deque([deque([1])]), d.clear(), d)
for bad in [lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(2), lambda: deque(5), lambda: hash(deque()), lambda: deque([1], -1), lambda: deque([1], "a"), lambda: m.insert(0, 1), lambda: deque([1])[0:1], lambda: deque() + [1], lambda: deque([1]).rotate("a"), lambda: setattr(m, "maxlen", 5)]:
    try:
        print(bad())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
q = deque([1, 2, 3])
try:
    for x in q:
        q.append(x)
except RuntimeError as error:
    print(error)


def bfs(graph, start):
    queue, seen = deque([start]), [start]
    while queue:
        node = queue.popleft()
        for n in graph[node]:
            if n not in seen:
                seen.append(n)
                queue.append(n)
    return seen


print(bfs({i: [i * 2 % 23, i * 3 % 23, (i + 7) % 23] for i in range(23)}, 1))
ring = deque(range(7))
order = []
while ring:
    ring.rotate(-2)
    order.append(ring.popleft())
print(order)
