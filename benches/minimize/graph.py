# Graphs: paths, components, an order of tasks, a game of life on sets; at the end a pair comes as a triple.
# plant: UNPACK_SEQUENCE_TWO_TUPLE:length
# policy: cpython311


class Graph:
    def __init__(self, edges=()):
        self.next = {}
        for source, target, cost in edges:
            self.connect(source, target, cost)

    def connect(self, source, target, cost=1):
        self.next.setdefault(source, {})[target] = cost
        self.next.setdefault(target, {})

    def nodes(self):
        return sorted(self.next)

    def edges(self):
        for source in self.nodes():
            for target in sorted(self.next[source]):
                yield source, target, self.next[source][target]

    def reversed(self):
        return Graph((target, source, cost) for source, target, cost in self.edges())


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        at = len(items) - 1
        while at > 0:
            up = (at - 1) // 2
            if items[up] <= items[at]:
                break
            items[up], items[at] = items[at], items[up]
            at = up

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            at = 0
            while True:
                down = 2 * at + 1
                if down >= len(items):
                    break
                if down + 1 < len(items) and items[down + 1] < items[down]:
                    down += 1
                if items[at] <= items[down]:
                    break
                items[at], items[down] = items[down], items[at]
                at = down
        return top

    def __len__(self):
        return len(self.items)


def shortest(graph, start):
    best = {start: 0}
    heap = Heap()
    heap.push((0, start))
    while len(heap):
        cost, node = heap.pop()
        if cost > best[node]:
            continue
        for target in graph.next[node]:
            there = cost + graph.next[node][target]
            if target not in best or there < best[target]:
                best[target] = there
                heap.push((there, target))
    return best


def components(graph):
    seen = {}
    number = 0
    for node in graph.nodes():
        if node in seen:
            continue
        number += 1
        stack = [node]
        while stack:
            here = stack.pop()
            if here in seen:
                continue
            seen[here] = number
            stack.extend(graph.next[here])
            stack.extend(other for other in graph.nodes() if here in graph.next[other])
    return number, seen


class Cycle(Exception):
    pass


def ordered(graph):
    waiting = {node: 0 for node in graph.nodes()}
    for _, target, _ in graph.edges():
        waiting[target] += 1
    ready = [node for node in graph.nodes() if waiting[node] == 0]
    result = []
    while ready:
        node = ready.pop(0)
        result.append(node)
        for target in sorted(graph.next[node]):
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    if len(result) < len(waiting):
        raise Cycle(sorted(set(waiting) - set(result)))
    return result


def difference(pair):
    a, b = pair
    return a - b


def life(cells, rounds):
    for _ in range(rounds):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = (x + dx, y + dy)
                        counts[key] = counts.get(key, 0) + 1
        cells = {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}
    return cells


ROADS = [
    ("a", "b", 4),
    ("a", "c", 1),
    ("c", "b", 2),
    ("b", "d", 5),
    ("c", "d", 8),
    ("d", "e", 3),
    ("f", "g", 1),
]


def main():
    graph = Graph(ROADS)
    for start in ("a", "c", "f"):
        print("from", start, sorted(shortest(graph, start).items()))
    number, seen = components(graph)
    print("components", number, sorted(seen.items()))
    print("order", ordered(graph), "back", ordered(graph.reversed()))
    graph.connect("e", "a", 1)
    try:
        ordered(graph)
    except Cycle as error:
        print("cycle", error)
    glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    for rounds in range(0, 9, 4):
        print("life", sorted(life(glider, rounds)))
    pairs = [(i * i, i) for i in range(12)]
    print("differences", [difference(pair) for pair in pairs])
    try:
        print("too many", difference((9, 4, 1)))
    except ValueError as error:
        print("refused", error)


main()
