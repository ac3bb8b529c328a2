# Format specifications of every kind over values of every type, and their errors.
vals = [0, 1, -1, 255, -255, 10**20, 3.14159, -2.5, 1e100, 1e-7, 0.1, float("inf"), float("nan"), True, "abc", "", None, [1], 2+3j]
specs = ["", "d", "5d", "<5", ">8", "^9", "=+9", "+", " ", "x", "#x", "X", "o", "#b", "b", ",", "_", "_x", "08.3f", ".2f", "e", ".3e", "g", ".3g", "%", ".1%", "s", ".2", "10s", "*^10", "c", "n", "#o", "010", "+,.2f", "G", "E", "F", "-d", "z.1f", "#.0f", "#g", "08,d", "_b", "__<5", "<<5"]
for v in vals:
    row = []
    for s in specs:
        try:
            row.append(f"{s}:{format(v, s)}")
        except Exception as e:
            row.append(f"{s}!{type(e).__name__}:{e}")
    print(repr(v), row)
w, p = 10, 3
print(f"{3.14159:{w}.{p}f}|{'x':>{w}}|{42:#0{w}x}|{'y'!r:^{w}}|{1/3!r:.5}|{[1,2]!s:>10}|{{}}|{w=}|{w = }|{w+1=:>5}|{'a' 'b'}|{'é'!a}")
print("{} {1}".format if 0 else "{0} {1} {0}".format("a", "b"), "{a[0]} {b.real} {c!r:>5}".format(a=[1], b=2, c="x"), "{:{}}".format(5, ">4"), "{:{w}.{p}}".format(2.71828, w=8, p=3))
for bad in ["{", "}", "{0} {}", "{} {0}", "{a}", "{5}", "{0[}", "{0.}", "{!x}", "{:d}", "{0!}", "{0[a]}"]:
    try:
        print(bad, bad.format("s"))
    except Exception as e:
        print(bad, type(e).__name__, e)
