# Linked lists, binary trees and heaps with iteration, comparison and representation protocols.


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self._size = 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self._size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from empty list")
        value, self.head = self.head.value, self.head.next
        self._size -= 1
        return value

    def reverse(self):
        previous, current = None, self.head
        while current:
            current.next, previous, current = previous, current, current.next
        self.head = previous

    def __len__(self):
        return self._size

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __contains__(self, value):
        return any(v == value for v in self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return LinkedList(list(self)[index])
        if index < 0:
            index += self._size
        for i, value in enumerate(self):
            if i == index:
                return value
        raise IndexError("list index out of range")

    def __eq__(self, other):
        return isinstance(other, LinkedList) and list(self) == list(other)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"


class Tree:
    class _Node:
        def __init__(self, key, value):
            self.key, self.value = key, value
            self.left = self.right = None

    def __init__(self):
        self.root = None
        self.comparisons = 0

    def __setitem__(self, key, value):
        def insert(node):
            if node is None:
                return Tree._Node(key, value)
            self.comparisons += 1
            if key < node.key:
                node.left = insert(node.left)
            elif key > node.key:
                node.right = insert(node.right)
            else:
                node.value = value
            return node

        self.root = insert(self.root)

    def __getitem__(self, key):
        node = self.root
        while node:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def items(self, node="root"):
        node = self.root if node == "root" else node
        if node:
            yield from self.items(node.left)
            yield node.key, node.value
            yield from self.items(node.right)

    def depth(self):
        def walk(node):
            return 0 if node is None else 1 + max(walk(node.left), walk(node.right))

        return walk(self.root)


class Heap:
    def __init__(self, items=(), key=None):
        self.key = key or (lambda x: x)
        self.data = []
        for item in items:
            self.push(item)

    def push(self, item):
        self.data.append(item)
        i = len(self.data) - 1
        while i and self.key(self.data[i]) < self.key(self.data[(i - 1) // 2]):
            parent = (i - 1) // 2
            self.data[i], self.data[parent] = self.data[parent], self.data[i]
            i = parent

    def pop(self):
        last = self.data.pop()
        if not self.data:
            return last
        top, self.data[0] = self.data[0], last
        i, n = 0, len(self.data)
        while (child := 2 * i + 1) < n:
            if child + 1 < n and self.key(self.data[child + 1]) < self.key(self.data[child]):
                child += 1
            if self.key(self.data[i]) <= self.key(self.data[child]):
                break
            self.data[i], self.data[child] = self.data[child], self.data[i]
            i = child
        return top

    def __bool__(self):
        return bool(self.data)


chain = LinkedList(range(5))
print(chain, len(chain), 3 in chain, 9 in chain, chain[-1], chain[1:3])
chain.reverse()
print(chain, chain == LinkedList([4, 3, 2, 1, 0]), chain != LinkedList(), sum(chain), max(chain), sorted(chain))
try:
    chain[10]
except IndexError as error:
    print(error)
while chain:
    print(chain.pop(), end=" ")
print()
tree = Tree()
for i, word in enumerate("the quick brown fox jumps over the lazy dog again".split()):
    tree[word] = i
print(dict(tree.items()), tree.depth(), tree.comparisons, tree["fox"])
try:
    tree["cat"]
except KeyError as error:
    print("missing", error)
numbers = [(i * 7919) % 101 for i in range(30)]
heap = Heap(numbers)
print([heap.pop() for _ in range(30)] == sorted(numbers))
words = Heap("pear fig banana kiwi apple".split(), key=len)
out = []
while words:
    out.append(words.pop())
print([len(w) for w in out])
