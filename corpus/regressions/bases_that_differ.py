# Which bases may take the place of which, and what is said of the others.
class A: pass
class A2: pass
class S0:
    __slots__ = ()
class S1:
    __slots__ = ('a',)
class I(int): pass
class I0(int): __slots__ = ()
class L(list): pass
class L0(list): __slots__ = ()
class E(Exception): pass
class F(float): pass
class T(tuple): pass
class B(bytearray): pass
def sub(b):
    class X(b): pass
    return X
def sub0(b):
    class X(b): __slots__ = ()
    return X
bases = [object, A, A2, S0, S1, int, I0, L0, list, Exception, E]
for make in (sub,):
    for old in bases:
        answers = []
        for new in bases:
            X = make(old)
            try:
                X.__bases__ = (new,)
                answers.append('ok')
            except TypeError as e:
                answers.append(str(e).removeprefix('__bases__ assignment: '))
        print(make.__name__, old.__name__, answers)
