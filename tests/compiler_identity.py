"""Prints the code objects of the Python files named on standard input, one JSON line a file."""
import json
import struct
import sys
import warnings

warnings.simplefilter("ignore")


def bits(value):
    return struct.pack(">d", value).hex()


def constant(value):
    if value is None or value is ... or isinstance(value, bool):
        return repr(value)
    kind = type(value).__name__
    if isinstance(value, int):
        return f"int {value:x}"
    if isinstance(value, float):
        return f"float {bits(value)}"
    if isinstance(value, complex):
        return f"complex {bits(value.real)} {bits(value.imag)}"
    if isinstance(value, str):
        return "str " + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "bytes " + value.hex()
    if isinstance(value, tuple):
        return "(" + ", ".join(map(constant, value)) + ")"
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(map(constant, value))) + "}"
    return "code " + value.co_name


def code(c):
    # The flags that localsplus kinds have in CPython: local, cell, free.
    names = c.co_varnames + tuple(n for n in c.co_cellvars if n not in c.co_varnames) + c.co_freevars
    kinds = []
    for i, n in enumerate(names):
        local = i < c.co_nlocals
        free = i >= len(names) - len(c.co_freevars)
        kinds.append([n, local, not free and n in c.co_cellvars, free])
    return {
        "name": c.co_name,
        "qualname": c.co_qualname,
        "first_line": c.co_firstlineno,
        "flags": c.co_flags,
        "args": [c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount],
        "stack_size": c.co_stacksize,
        "units": c.co_code.hex(),
        "exceptions": c.co_exceptiontable.hex(),
        "positions": c.co_linetable.hex(),
        "names": list(c.co_names),
        "locals": kinds,
        "constants": [constant(k) for k in c.co_consts],
        "nested": [code(k) for k in c.co_consts if hasattr(k, "co_code")],
    }


for line in sys.stdin:
    path = line.rstrip("\n")
    try:
        with open(path, "rb") as file:
            source = file.read()
        result = code(compile(source, path, "exec", dont_inherit=True))
    except Exception as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(result))
