# What takes numbers, given objects with __float__ or __index__, wrong ones and none.
class F:
    def __float__(s): return 1.5
class I:
    def __index__(s): return 7
class B:
    def __float__(s): return 3
class N: pass
import math, random
fs = ['"%f" % x', '"%.1e" % x', '"%g" % x', '"%d" % x', '"%x" % x', '"%c" % x', 'float(x)', 'int(x)', 'math.sqrt(x)', 'math.floor(x)', 'math.ceil(x)', 'math.trunc(x)', 'math.fsum([x])', 'math.hypot(x, x)', 'math.isnan(x)', 'math.pow(x, 2)', 'math.log(x)', 'math.log2(x)', 'math.gcd(x, 14)', 'math.factorial(x)', 'math.isqrt(x)', 'math.comb(x, 2)', 'complex(x)', 'complex(x, x)', 'round(x)', 'abs(x)', 'pow(x, 2)', 'divmod(x, 2)', 'x + 1', 'x < 1', 'x == 1.5', 'range(x)', 'bytes(x)', 'bytearray(x)', 'bytes([x])', '[0]*x', '"a"*x', 'list(range(20))[x]', 'list(range(20))[x:]', 'chr(x)', 'hex(x)', 'bin(x)', 'oct(x)', 'sum([x])', 'math.dist([x], [x])', 'math.ldexp(1.0, x)', 'math.copysign(x, -1)', 'math.prod([x])', 'math.isclose(x, x)', 'format(x, ".2f")', '"{:.2f}".format(x)', 'f"{x:d}"', 'int.from_bytes(x, "big")', '(5).to_bytes(x, "big")', '"abc".center(x)', '"abc".split("b", x)', '"abc".replace("a", "b", x)', '"abc".find("c", x)', '[1,2].pop(x)', '[1].insert(x, 2)', 'round(1.234567891, x)', 'int("12", x)', 'slice(x).indices(3)', 'random.Random(1).uniform(x, x)', 'random.Random(1).randint(x, x)', 'print(end="", sep=x)', 'math.exp(x)', 'math.sin(x)', 'math.atan2(x, 1)', 'math.fmod(x, 2)', 'math.modf(x)', 'math.frexp(x)', 'math.degrees(x)', 'math.perm(x, 2)', 'enumerate("a", x).__next__()', 'x and 1', '-x', '~x', '+x', '1 << x', '2 ** x', '5 % x', '5 // x', '"%s" % x == str(x)', '"%*d" % (x, 3)', '"%.*f" % (x, 3)']
for x in (F(), I(), B(), N(), True, 2, 2.5, 'q', None, 1j):
    for f in fs:
        try: r = eval(f); print(type(x).__name__, f, ascii(r) if ' at 0x' not in ascii(r) else 'obj')
        except Exception as e: print(type(x).__name__, f, type(e).__name__, ascii(str(e)))
