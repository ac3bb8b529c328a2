# Repeated frames in a traceback are folded.
import sys

sys.setrecursionlimit(60)


def forever(n):
    return forever(n + 1)


print("going down")
forever(0)
