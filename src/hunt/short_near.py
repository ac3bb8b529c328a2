def dive(n, f, *args):
    return dive(n - 1, f, *args) if n else f(*args)
def near(f, *args):
    sys.setrecursionlimit(60)
    for n in range(60):
        show(dive, n, f, *args)
    sys.setrecursionlimit(1000)
