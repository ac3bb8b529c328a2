# A list or tuple made of an iterable asks it for its length, or a hint of it, once it has its iterator.
class Noisy:
    def __init__(self, length): self.length = length
    def __iter__(self): print('iter', end=' '); return iter('ab')
    def __len__(self): print('len', end=' '); return self.length()
class Hint:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): return iter('ab')
    def __length_hint__(self): print('hint', end=' '); return self.hint
def fails(): raise TypeError('no length')
def broken(): raise KeyError('broken')
def star(*v): return v
uses = [list, tuple, sorted, [].extend, lambda v: [*v], lambda v: star(*v), ''.join, lambda v: [].__iadd__(v), set, max, dict.fromkeys]
for make in (lambda: Noisy(lambda: 2), lambda: Noisy(fails), lambda: Noisy(broken), lambda: Noisy(lambda: 'x'), lambda: Hint(3), lambda: Hint(-1),
             lambda: Hint('x'), lambda: Hint(NotImplemented), lambda: Hint(True)):
    for use in uses:
        value = make()
        try:
            result = use(value)
            print(sorted(result) if isinstance(result, set) else result)
        except Exception as e: print(type(e).__name__, e)
