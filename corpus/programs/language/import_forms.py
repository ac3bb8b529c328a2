# import, from, as, star of the modules there are; missing names.
import math, operator as op
import itertools as it
from collections import deque, OrderedDict as OD
from functools import reduce, partial as p
from math import *

print(math.pi == pi, op.add(1, 2), list(it.islice(it.count(), 3)), deque([1]), OD(a=1))
print(reduce(op.mul, range(1, 6)), p(max, 3)(2), floor(2.7), gcd(12, 18))


def inside():
    import sys
    from math import sqrt as root

    return root(16), sys.maxsize > 2**31


print([inside() for _ in range(12)][-1])
for source in ["from sys import nothing", "import no_such_module", "from no_such_module import x", "import math.pi"]:
    try:
        exec(source)
    except ImportError as error:
        print(type(error).__name__, error)
print(math.__name__, type(math).__name__, "sqrt" in dir(math))
