# A least-recently-used cache: a dict into a doubly linked list.
N = 700000


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key, value):
        self.key, self.value = key, value
        self.before = self.after = None


class Cache:
    def __init__(self, limit):
        self.limit = limit
        self.nodes = {}
        self.head, self.tail = Node(None, None), Node(None, None)
        self.head.after, self.tail.before = self.tail, self.head
        self.hits = self.misses = self.evictions = 0

    def unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def push(self, node):
        first = self.head.after
        node.before, node.after = self.head, first
        self.head.after = first.before = node

    def get(self, key):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return None
        self.hits += 1
        self.unlink(node)
        self.push(node)
        return node.value

    def put(self, key, value):
        node = self.nodes.get(key)
        if node is not None:
            node.value = value
            self.unlink(node)
            self.push(node)
            return
        if len(self.nodes) >= self.limit:
            oldest = self.tail.before
            self.unlink(oldest)
            del self.nodes[oldest.key]
            self.evictions += 1
        node = Node(key, value)
        self.nodes[key] = node
        self.push(node)

    def keys(self):
        node = self.head.after
        while node is not self.tail:
            yield node.key
            node = node.after


class Generator:
    def __init__(self, seed):
        self.state = seed

    def next(self, limit):
        self.state = (self.state * 1664525 + 1013904223) % 4294967296
        return self.state % limit


def costly(key):
    return key * key % 1009


def request(cache, key):
    value = cache.get(key)
    if value is None:
        value = costly(key)
        cache.put(key, value)
    return value


numbers = Generator(7)
cache = Cache(200)
total = 0
for i in range(N):
    key = numbers.next(300) if i % 4 else numbers.next(30)
    total += request(cache, key)
print(total, cache.hits, cache.misses, cache.evictions)
print(list(cache.keys())[:12])
