# A builtin's method under another name, hashes as wide as a word, and what match takes for a sequence or a mapping.
from collections import deque, UserDict
from collections.abc import Sequence, Mapping

class Shown(int):
    def __repr__(self): return 'Shown'
Shown.__str__ = int.__repr__
print(str(Shown(3)), f"{Shown(3)}", repr(Shown(3)), [Shown(3)], '%s' % Shown(3))

class Wide:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
print([hash(Wide(n)) for n in (7952677415836332426, -1, 2**61 - 1, 2**63 - 1, -2**63, 2**64 + 3, True)])

class Line(Sequence):
    def __len__(self): return 2
    def __getitem__(self, at): return (1, 2)[at]

class Late:
    def __len__(self): return 1
    def __getitem__(self, at): return ('late',)[at]

def kind(value):
    match value:
        case {'k': v}: return 'mapping', v
        case [a]: return 'one', a
        case [a, b]: return 'two', a, b
    return 'none'

for value in (deque([1, 2]), Line(), Late(), UserDict(k=5), 'ab', {1, 2}, iter((1,))):
    print(kind(value))
Sequence.register(Late)
print(kind(Late()))
