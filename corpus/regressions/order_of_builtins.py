# The dict of builtins has its names in the order of CPython: the first of the nearest ones is suggested for an unknown name.
import builtins
names = [name for name in builtins.__dict__ if name in ('super', 'iter', 'len', 'int', 'TypeError', 'map', 'abs')]
print(names)
