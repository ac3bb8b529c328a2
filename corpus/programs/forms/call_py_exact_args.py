# Plain recursion and mutual recursion.
# forms: CALL_PY_EXACT_ARGS, PRECALL_PYFUNC


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print([fib(n) for n in range(15)])
print([even(n) for n in range(12)])
