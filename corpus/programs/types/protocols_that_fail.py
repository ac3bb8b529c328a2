# Iterables, sequences and mappings whose methods fail, in everything that asks them.
import itertools, functools, collections
class Seq:
    def __init__(s, *v): s.v = list(v)
    def __len__(s): return len(s.v)
    def __getitem__(s, i): return s.v[i]
class It:
    def __init__(s, *v): s.v = v
    def __iter__(s): return iter(s.v)
class Map:
    def keys(s): return iter('ab')
    def __getitem__(s, k):
        if k == 3: raise IndexError
        return k * 2
class BadIt:
    def __iter__(s): raise TypeError('own')
class BadNext:
    def __iter__(s): return s
    def __next__(s): raise ValueError('next')
class BadLen:
    def __len__(s): raise ZeroDivisionError('len')
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i
class BadEq:
    def __eq__(s, o): raise KeyError('eq')
    __hash__ = lambda s: 1
class BadHash:
    def __hash__(s): raise ArithmeticError('hash')
class BadBool:
    def __bool__(s): raise LookupError('bool')
class BadRepr:
    def __repr__(s): raise OSError('repr')
class BadStr:
    def __str__(s): return 5
class BadLt:
    def __lt__(s, o): raise EOFError('lt')
class BadIndex:
    def __index__(s): raise BufferError('index')
class Neg:
    def __len__(s): return -1
class Big:
    def __len__(s): return 2**70
class Fl:
    def __len__(s): return 2.0
fs = ['list(x)', 'tuple(x)', 'set(x)', 'dict(x)', 'sum(x)', 'max(x)', 'sorted(x)', 'any(x)', 'all(x)', 'len(x)', 'bool(x)', 'iter(x)', 'reversed(x)', 'list(reversed(x))', 'enumerate(x)', 'zip(x)', 'map(str, x)', '[*x]', '{*x}', '{**x}', 'print(*x)', 'f(*x)', 'f(**x)', '1 in x', 'x == x', 'x == 1', 'x != 1', 'x < x', '{x}', '{x: 1}', '[x] == [x]', 'x in [1, x]', '[1, x].index(5)', '[1, x].count(1)', '[x].remove(2)', 'repr(x)', 'str(x)', 'f"{x}"', 'f"{x!r}"', '[x]', '(x,)', '{1: x}', 'x if x else 0', 'not x', 'x and 1', '[1, 2][x]', '"abc"[x:]', 'range(x)', '", ".join(x)', 'b"".join(x)', 'bytes(x)', '[].extend(x)', 'l = []; l += x', 'l = [1, 2, 3]; l[1:2] = x; l', 'a, b = x', 'a, *b = x', '{}.update(x)', 'set().update(x)', '{1}.union(x)', '{1} & set(x)', '{1}.issubset(x)', 'dict.fromkeys(x)', 'itertools.chain(x)', 'list(itertools.chain.from_iterable(x))', 'list(itertools.islice(x, 2))', 'collections.deque(x)', 'collections.Counter(x)', 'functools.reduce(lambda a, b: a, x)', 'next(iter(x))', 'min(x, key=str)', 'isinstance(x, x)', 'int(x)', 'round(x)', 'abs(x)', '-x', 'x + x', 'x * 2', '2 * x', 'x[0]', 'x[0:1]', 'del x[0]', 'x[0] = 1', '"%s" % x', '"%s %s" % x', '"{}".format(x)', '"a".split(x)', '"a".startswith(x)', 'sorted([x, x])', 'max(x, x)', 'list(filter(None, [x]))', 'min([x, x])', 'collections.OrderedDict(x)', 'frozenset(x)', 'str.join("", x)', 'zip(*x)', 'all([x])', 'itertools.groupby([x, x])', 'list(itertools.groupby([x, x]))']
def f(*a, **k): return a, k
for x in (Seq(1, 2), Seq(), It('a', 'b'), It(), It([1, 2], 'cd'), Map(), BadIt(), BadNext(), BadLen(), BadEq(), BadHash(), BadBool(), BadRepr(), BadStr(), BadLt(), BadIndex(), Neg(), Fl()):
    for s in fs:
        try:
            env = dict(globals())
            if ';' in s or s.startswith(('a,', 'del', 'x[0] =')): exec(s, env); r = [env.get('l'), env.get('a'), env.get('b')]
            else: r = eval(s, env)
            r = ascii(r); print(type(x).__name__, s, r if ' at 0x' not in r else 'obj')
        except Exception as e: print(type(x).__name__, s, type(e).__name__, ascii(str(e)) if ' at 0x' not in str(e) else '')
