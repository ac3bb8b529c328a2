# Caches, counters, rings and tries.
from collections import OrderedDict, deque, defaultdict, namedtuple, Counter
import functools
class LRU:
    def __init__(self, cap): self.cap, self.d, self.hits, self.misses = cap, OrderedDict(), 0, 0
    def __getitem__(self, k):
        try: self.d.move_to_end(k)
        except KeyError: self.misses += 1; raise
        self.hits += 1; return self.d[k]
    def __setitem__(self, k, v):
        if k in self.d: self.d.move_to_end(k)
        self.d[k] = v
        if len(self.d) > self.cap: self.d.popitem(last=False)
    def get(self, k, default=None):
        try: return self[k]
        except KeyError: return default
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3
print(c.get("b", "gone"), c.get("a"), list(c.d), c.hits, c.misses)
calls = []
@functools.lru_cache(maxsize=2)
def f(x): calls.append(x); return x * 2
for x in (1, 2, 1, 3, 2): f(x)
print(calls, f.cache_info())
d = defaultdict(lambda: defaultdict(int))
for w in "the cat the dog a cat".split(): d[w[0]][w] += 1
print({k: dict(v) for k, v in d.items()}, d["zz"], len(d))
q = deque(maxlen=3)
for i in range(5): q.append(i)
print(q, list(q)[::-1], q[-1], 3 in q, q.index(3), q.count(2)); q.extendleft([9, 8]); print(q); q.rotate(-1); print(q); q.clear(); print(len(q), bool(q))
try: q.pop()
except IndexError as e: print(e)
Emp = namedtuple("Emp", ["name", "dept", "sal"])
emps = [Emp("A", "x", 10), Emp("B", "y", 20), Emp("C", "x", 30)]
by = defaultdict(list)
for e in emps: by[e.dept].append(e)
print({k: sum(e.sal for e in v) / len(v) for k, v in by.items()}, emps[0]._replace(sal=99), Emp._fields, emps[1]._asdict(), Emp("Z", *["q", 1]))
for bad in (lambda: Emp("A"), lambda: Emp("A", "b", 1, 2), lambda: emps[0].__setattr__("name", 1), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class b"), lambda: namedtuple("1X", "a"), lambda: emps[0]._replace(z=1), lambda: namedtuple("X", "_a")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(Counter("abracadabra").most_common(3), Counter(a=3) + Counter(a=-5, b=1), Counter([1, 1, 2]) - Counter([1]), max(Counter("hello").items(), key=lambda kv: (kv[1], kv[0])))
class Ring:
    def __init__(self, n): self.buf, self.i = [None] * n, 0
    def push(self, v): self.buf[self.i % len(self.buf)] = v; self.i += 1
    def __iter__(self):
        n = len(self.buf)
        for k in range(max(0, self.i - n), self.i): yield self.buf[k % n]
r = Ring(3)
for k in "abcde": r.push(k)
print(list(r))
class Trie:
    def __init__(self): self.root = {}
    def add(self, w):
        n = self.root
        for ch in w: n = n.setdefault(ch, {})
        n["$"] = True
    def words(self, prefix):
        n = self.root
        for ch in prefix:
            if ch not in n: return
            n = n[ch]
        def walk(n, acc):
            for k in sorted(n):
                if k == "$": yield acc
                else: yield from walk(n[k], acc + k)
        yield from walk(n, prefix)
t = Trie()
for w in ("car", "card", "cat", "dog"): t.add(w)
print(list(t.words("ca")), list(t.words("x")))
