"""Runs the Python programs named on standard input and prints what CPython made of their code, one JSON line a file.

Each program runs in a process of its own. For every code object that its compilation made, in the order of the
constants: its qualified name, its code as compiled, and its live code with the inline caches, both in hexadecimal.
"""
import json
import os
import signal
import sys
import types

SECONDS = 120


def tree(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from tree(constant)


def observe(path, answer):
    signal.alarm(SECONDS)
    with open(path, encoding="utf-8") as file:
        source = file.read()
    code = compile(source, os.path.basename(path), "exec")
    codes = list(tree(code))
    main = types.ModuleType("__main__")
    main.__builtins__ = __import__("builtins")
    main.__file__ = path
    sys.modules["__main__"] = main
    sys.argv = [path]
    os.chdir(os.path.dirname(path))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.stdout = sys.stderr = open(os.devnull, "w")
    try:
        exec(code, main.__dict__)
    except BaseException:
        pass
    found = [[c.co_qualname, c.co_code.hex(), c._co_code_adaptive.hex()] for c in codes]
    answer.write(json.dumps(found))
    answer.flush()
    os._exit(0)


if __name__ == "__main__":
    paths = sys.stdin.read().splitlines()
    for path in paths:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            observe(path, os.fdopen(writer, "w"))
        os.close(writer)
        with os.fdopen(reader) as file:
            text = file.read()
        os.waitpid(child, 0)
        print(text or "null", flush=True)
