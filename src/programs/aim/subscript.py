# Classes with __getitem__ in Python.
class Gi:
    def __getitem__(self, k): return ('gi', k)
    def __repr__(self): return 'Gi()'
class G0:
    def __getitem__(self, k): return ('g0', k)
class Gs(G0):
    def __repr__(self): return 'Gs()'
class G1:
    def __getitem__(self, k): return ('g1', k)
class Gr:
    def __getitem__(self, k): return self[k - 1] if k else 'bottom'
    def __repr__(self): return 'Gr()'
class Gj:
    def __getitem__(self, k, d=0): return ('gj', k, d)
    def __repr__(self): return 'Gj()'
def newer(self, k): return ('newer', k)
def more(self, k, d=3): return ('more', k, d)
def star(*a): return ('star', a)
