# Subclasses of builtin classes on the right side of every operator: who is asked first.
class I(int):
    __rmul__ = __rsub__ = __radd__ = __rmod__ = __rpow__ = __rtruediv__ = __rfloordiv__ = __rdivmod__ = __rand__ = __rlshift__ = lambda s, o: ('I', o)
class F(float):
    __rmul__ = __rsub__ = __radd__ = __rmod__ = __rpow__ = __rtruediv__ = __rfloordiv__ = __rdivmod__ = lambda s, o: ('F', o)
class C(complex):
    __rmul__ = __rsub__ = __radd__ = __rpow__ = __rtruediv__ = lambda s, o: ('C', o)
class S(set):
    __ror__ = __rand__ = __rsub__ = __rxor__ = lambda s, o: ('S', o)
class FS(frozenset):
    __ror__ = __rand__ = __rsub__ = __rxor__ = lambda s, o: ('FS', o)
class St(str):
    __radd__ = __rmul__ = __rmod__ = lambda s, o: ('St', o)
class By(bytes):
    __radd__ = __rmul__ = __rmod__ = lambda s, o: ('By', o)
class Di(dict):
    __ror__ = lambda s, o: ('Di', o)
class Tu(tuple):
    __radd__ = __rmul__ = lambda s, o: ('Tu', o)
class Li(list):
    __radd__ = __rmul__ = lambda s, o: ('Li', o)
class J(int): pass
class G(float): pass
lefts = [1, True, 1.5, 1j, 'a', b'a', [1], (1,), {1}, frozenset({1}), {1: 1}, bytearray(b'x'), J(2), G(2.5), 2**70, {1: 1}.keys()]
rights = [I(2), F(2.5), C(2j), S({1}), FS({1}), St('%s'), By(b'%s'), Di({2: 2}), Tu((1,)), Li([2])]
import operator as op
for o in [op.add, op.sub, op.mul, op.mod, op.pow, op.truediv, op.floordiv, divmod, op.and_, op.or_, op.xor, op.lshift, op.iadd, op.imul, op.ior]:
    for a in lefts:
        for b in rights:
            import copy
            a2 = copy.copy(a) if type(a) in (list, set, dict, bytearray) else a
            try: r = ascii(o(a2, b))
            except Exception as e: r = type(e).__name__ + ':' + str(e)
            print(o.__name__, type(a).__name__, type(b).__name__, r[:100])
