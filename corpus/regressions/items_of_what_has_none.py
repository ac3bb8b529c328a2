# What has no items looks at the index first where its class has any method of a sequence.
class Index:
    def __index__(self): print('index', end=' '); return 2 ** 70
class Broken:
    def __index__(self): raise KeyError('broken')
class P: pass
def f(): pass
for value in ((5, 6), 'ab', b'ab', range(3), {1}, frozenset(), {}.keys(), P(), 1, 1.5, None, f, P, ValueError(), iter('a'), slice(1)):
    for key in (0, -1, 2 ** 65, Index(), Broken(), 'k', 1.0):
        try: value[key] = 9
        except Exception as e: print(type(e).__name__, e, end='; ')
        try: del value[key]
        except Exception as e: print(type(e).__name__, e)
import builtins
print([name in vars(builtins) for name in ('None', 'True', 'False')])
try: Falsy
except NameError as e: print(e)
