# Two functions that recurse into each other without an end.
import sys

sys.setrecursionlimit(50)


def ping(n):
    return pong(n - 1)


def pong(n):
    return ping(n + 2)


ping(0)
