# A module with names to read, and a class with one of them.
import builtins
builtins.zz = 4
builtins.yy = 5
builtins.mm = lambda v: ('mm', v)
class N:
    zz = 'class'
    def mm(self, v): return ('N.mm', v)
    def __repr__(self): return 'N()'
g = 1
g2 = 2
