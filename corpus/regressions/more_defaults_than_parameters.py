# `__code__` with fewer parameters than there are defaults; and attributes of builtin classes.
def f(a=1, b=2): return a, b
f.__code__ = (lambda: 'none').__code__
for arguments in ((), (1,), (1, 2)):
    try: print(f(*arguments))
    except TypeError as e: print(e)
f.__code__ = (lambda a: a).__code__
for arguments in ((), (1,), (1, 2)):
    try: print(f(*arguments))
    except TypeError as e: print(e)
class P: pass
for cls in (type, int, P):
    for value in (P, type, 5):
        try: cls.__class__ = value; print('set')
        except TypeError as e: print(e)
