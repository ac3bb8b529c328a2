# repr of subclasses of sets, bytearrays and their like names the subclass.
class S(set): pass
class F(frozenset): pass
class B(bytearray): pass
class By(bytes): pass
class L(list): pass
print(S([1]), F([1]), S(), F(), B(b"x"), By(b"x"), [S([2])], repr(S([1])), f"{S([1])}", set.__repr__(S([3])), bytearray.__repr__(B(b"q")))
class CM(classmethod): pass
print(repr(CM(len)), str(B(b"z")))
