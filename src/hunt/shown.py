# The fork server that Turncoat runs inside a real CPython: each program in a fresh child, once a mode.
# Messages both ways: four bytes of length, then JSON. Works on CPython 3.8 and newer.
import builtins, os, sys
# Not what modules do after a fork: `random` would draw a seed in every child.
after_fork, os.register_at_fork = os.register_at_fork, lambda **hooks: None
import gc, io, json, re, resource, signal, site, struct, time
import abc, collections, enum, functools, itertools, math, operator, random, types, weakref  # programs may import these
try:
    import ctypes
except ImportError:
    pass
os.register_at_fork = after_fork
# The target is run without site, which may import anything; these are builtins of its.
site.setquit()

ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
FILE = "program.py"


def normalize(text):
    """Everything that the harness or the machine, not the program, puts into text: addresses."""
    return ADDRESS.sub("0x...", text) if "0x" in text else text


def positions(tb):
    """The traceback's frames in the program, as 'function line:column-endline:endcolumn'; frames of the harness are left out."""
    out = []
    while tb is not None and len(out) < 40:
        code = tb.tb_frame.f_code
        if code.co_filename == FILE:
            where = str(tb.tb_lineno)
            if hasattr(code, "co_positions"):
                for at, found in enumerate(code.co_positions()):
                    if at == tb.tb_lasti // 2:
                        where = "{0}:{2}-{1}:{3}".format(*found)
                        break
            out.append(code.co_name + " " + where + " @" + str(tb.tb_lasti))
        tb = tb.tb_next
    return out


def told(error, depth=0):
    """An exception with all that a program could see of it."""
    if error is None or depth > 4:
        return None
    out = {"type": type(error).__name__, "message": "", "frames": positions(error.__traceback__)}
    try:
        out["message"] = normalize(str(error))[:2000]
    except BaseException as second:
        out["message"] = "<str raised " + type(second).__name__ + ">"
    fields = getattr(error, "__dict__", None) or {}
    out["notes"] = [normalize(str(note)) for note in fields.get("__notes__", ())]
    if isinstance(error, (AttributeError, NameError)):
        out["name"] = str(getattr(error, "name", None))
        out["obj"] = type(getattr(error, "obj", None)).__name__
    out["cause"] = told(error.__cause__, depth + 1)
    out["context"] = told(error.__context__, depth + 1)
    return out
