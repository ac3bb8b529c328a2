# heapq and bisect, with Dijkstra and grades.
import heapq, bisect
data = [5, 1, 8, 3, 9, 2, 7]
h = list(data)
heapq.heapify(h)
print(h)
out = []
while h:
    out.append(heapq.heappop(h))
print(out)
heapq.heappush(h, (2, "b")); heapq.heappush(h, (1, "a")); heapq.heappush(h, (3, "c"))
print(h[0], heapq.heappushpop(h, (0, "z")), heapq.heapreplace(h, (9, "q")), h)
print(heapq.nlargest(3, data), heapq.nsmallest(2, data), heapq.nlargest(2, data, key=lambda x: -x))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
print(bisect.bisect([("a", 1), ("b", 2)], 1, key=lambda t: t[1]))
def dijkstra(g, s):
    dist = {s: 0}
    pq = [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist.get(u, float("inf")):
            continue
        for v, w in g.get(u, {}).items():
            nd = d + w
            if nd < dist.get(v, float("inf")):
                dist[v] = nd
                heapq.heappush(pq, (nd, v))
    return dist
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))
def grade(score, cuts=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(cuts, score)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
