# eval, exec and compile with their namespaces.
x = 10
print(eval("x * 2"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval(compile("x - 1", "<here>", "eval")), eval(" [i for i in range(3)]"))
space = {}
exec("a = 1\ndef f(n):\n    return n + a\nb = f(5)", space)
print(sorted(k for k in space if not k.startswith("__")), space["b"], "__builtins__" in space)
exec("x = 20")
print(x, exec("1"), eval("(lambda: x)()"))


def inside():
    x = "local"
    exec("x = 'changed'; z = 1")
    return x, eval("x"), sorted(k for k in locals())


print(inside())
code = compile("total = 0\nfor i in range(n):\n    total += i\n", "<loop>", "exec")
for n in range(10):
    scope = {"n": n}
    exec(code, scope)
print(scope["total"], code.co_filename, code.co_name, code.co_names)
for source in ["1 +", "x = ", "def f(:", "for", "a b", "1 = x", "return 5", "break", "'abc", "(1", "f(a=1, 2)", "x = 5 if", "yield 1", "nonlocal q", "import", "lambda: (yield)", "  x", "if 1:\nx", "del 5", "None = 1", "def f(a, a): pass", "f(a=1, a=2)", "*a", "a, *b, *c = d", "global x; x = 1"]:
    try:
        exec(source, {})
        print("fine", source)
    except SyntaxError as error:
        print(type(error).__name__, source)
for bad in [lambda: eval(5), lambda: eval("x", 5), lambda: exec(5), lambda: compile("x", "f", "bad"), lambda: eval("undefined_name"), lambda: compile("x"), lambda: eval("1", {}, 5)]:
    try:
        bad()
    except (TypeError, ValueError, NameError) as error:
        print(type(error).__name__, error)
