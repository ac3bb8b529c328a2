# Found by turncoat hunt on CPython 3.13.0: 3.13.0 FOR_ITER_GEN (value; output).
# Prints what the program shows with specialization and with base opcodes only.
PROGRAM = '''\
import sys
def gen(): yield 0
def hot(g):
    for x in g: return x
def trace(frame, event, arg):
    events.append(event)
    return trace
for _ in range(10): hot(gen())
g = gen()
next(g)
events = []
sys.settrace(trace)
hot(g)
sys.settrace(None)
print(events)
'''
ENVIRONMENT = {}


import ctypes, re, sys

MEMORY = memoryview((ctypes.c_ubyte * (1 << 47)).from_address(0)).cast("B")
SITE = re.compile(b"[^\0]\0", re.DOTALL)
# 3.12 counts a site up before it traces it: what is quite full would start again from nothing.
FULL = b"\xff\xff" if sys.version_info >= (3, 13) else b"\xff\xf0"


def held(code, allowed=()):
    """What to write where so that no site of this code object specializes but those at the allowed offsets. Nothing watches the
    program then: no trace function, no event, no call. 3.11 never quickens code whose warm-up is over (zero). From 3.12 on the
    counter of each site is filled up: that lasts 3855 visits on 3.12 and for ever on 3.13."""
    base, start = code.co_code, id(code) + type(code).__basicsize__
    if MEMORY[start:start + len(base)] != code._co_code_adaptive:
        raise RuntimeError("an unknown layout of code objects")
    if sys.version_info < (3, 12):
        # The offsets are those of 3.11's PyCodeObject: co_flags, then co_warmup.
        if ctypes.c_int.from_address(id(code) + 48).value != code.co_flags:
            raise RuntimeError("an unknown layout of code objects")
        # An adaptive opcode written by hand is a site that may specialize.
        import dis, opcode
        names = [opcode.opname[base[at]] + "_ADAPTIVE" for at in allowed]
        numbers = [dis._all_opname.index(name) if name in dis._all_opname else 0 for name in names]
        return [at_place(id(code) + 52, b"\0\0")] + [at_place(start + at, bytes([number])) for at, number in zip(allowed, numbers) if number]
    if allowed:
        return [at_place(start + at + 2, FULL) for at in sites_of(base) if at not in allowed]
    live = bytearray(base)
    for at in sites_of(base):
        live[at + 2:at + 4] = FULL
    return [at_place(start, bytes(live))]


def at_place(start, data):
    return slice(start, start + len(data)), data


def runs_out():
    """Whether sites are held for so many visits only."""
    return sys.version_info[:2] == (3, 12)


def sites_of(base):
    """Offsets of the instructions that have a cache: CACHE is opcode 0, and a site's counter comes first."""
    return [2 * found.start() for found in SITE.finditer(base[::2])]


def write(entries):
    # No builtin: the program may have changed it.
    for place, data in entries:
        MEMORY[place] = data


def hold(code):
    """Holds a code object and all inside it."""
    write(held(code))
    for inner in code.co_consts:
        if isinstance(inner, type(code)):
            hold(inner)


if __name__ == "__main__":
    import gc, os, resource, subprocess, sys
    if len(sys.argv) == 2:
        gc.disable()
        with open("/proc/self/statm") as file:
            memory = int(file.read().split()[0]) * resource.getpagesize() + (24 << 20)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        code = compile(PROGRAM, "program.py", "exec")
        if sys.argv[1] == "base":
            hold(code)
        exec(code, {"__name__": "__main__"})
    else:
        answers = []
        for mode in ("specialized", "base"):
            done = subprocess.run([sys.executable, "-B", __file__, mode], capture_output=True, text=True,
                                  env={**os.environ, **ENVIRONMENT})
            answers.append((done.returncode, done.stdout, done.stderr.strip().split("\n")[-1]))
            print("==", mode, "exit status", done.returncode)
            print(done.stdout + done.stderr.strip().split("\n")[-1])
        print("the modes differ" if answers[0] != answers[1] else "the modes agree")
        sys.exit(answers[0] != answers[1])
