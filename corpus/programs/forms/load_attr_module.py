# Constants read from a module.
# forms: LOAD_ATTR_MODULE
import math
import sys


def area(r):
    return math.pi * r * r


def fits(n):
    return n <= sys.maxsize


print([round(area(r), 6) for r in range(12)])
print([fits(2**k) for k in range(58, 68)])
