# Found by turncoat hunt on CPython 3.12.1: 3.12.1 LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN (RecursionError; output).
# Prints what the program shows with specialization and with base opcodes only.
PROGRAM = '''\
class Q:
    def __getattribute__(s, n):
        d = object.__getattribute__(s, '__dict__')
        if n == '__dict__':
            return d
        d['n'] -= 1
        s.z if d['n'] else ''
q = Q()
q.__dict__['n'] = 748
print(q.z)
'''
LEVELS, MEMORY = 5, 24 << 20
ENVIRONMENT = {}


def base_opcodes_only():
    """From here on, code compiled in this process runs base opcodes only: the way of this version of CPython."""
    import sys
    if hasattr(sys, "monitoring"):
        # A C function as callback: no Python frame, so neither recursion depth nor locals are touched.
        import operator
        if sys.monitoring.get_tool(3) is None:
            sys.monitoring.use_tool_id(3, "turncoat")
        sys.monitoring.register_callback(3, sys.monitoring.events.INSTRUCTION, operator.is_)
        sys.monitoring.set_events(3, sys.monitoring.events.INSTRUCTION)
        return "sys.monitoring INSTRUCTION events with a C callback"
    try:
        # A C trace function: sys.settrace would build the dict of locals of each frame, which keeps arguments alive.
        import ctypes
        ctypes.pythonapi.PyEval_SetTrace.argtypes = [ctypes.c_void_p, ctypes.py_object]
        nothing = ctypes.cast(ctypes.pythonapi.PyErr_CheckSignals, ctypes.c_void_p)
        ctypes.pythonapi.PyEval_SetTrace(nothing, None)
        return "PyEval_SetTrace with a C function that does nothing"
    except (ImportError, AttributeError):
        sys.settrace(lambda *a: None)
        return "sys.settrace with a function that does nothing"


def run(code, levels):
    """The program, with as many calls below it as where it was found: it meets a limit of recursion at the same place."""
    if levels > 0:
        run(code, levels - 1)
    else:
        exec(code, {"__name__": "__main__"})


if __name__ == "__main__":
    import gc, os, resource, signal, subprocess, sys
    if len(sys.argv) == 2:
        gc.disable()
        signal.setitimer(signal.ITIMER_PROF, 1)
        with open("/proc/self/statm") as file:
            memory = int(file.read().split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        code = compile(PROGRAM, "program.py", "exec")
        if sys.argv[1] == "base":
            base_opcodes_only()
        try:
            run(code, LEVELS)
        except Exception as error:
            places, at = [], error.__traceback__
            while at:
                if at.tb_frame.f_code.co_filename == "program.py":
                    places.append("%s line %s @%s" % (at.tb_frame.f_code.co_name, at.tb_lineno, at.tb_lasti))
                at = at.tb_next
            name = getattr(error, "name", None)
            sys.exit("%s: %s, name %s, in %s" % (type(error).__name__, error, name, "; ".join(places)))
    else:
        answers = []
        for mode in ("specialized", "base"):
            done = subprocess.run([sys.executable, "-B", "-s", "-S", __file__, mode], capture_output=True, text=True,
                                  env={**os.environ, "PYTHONHASHSEED": "0", **ENVIRONMENT})
            answers.append((done.returncode, done.stdout, done.stderr.strip().split("\n")[-1]))
            print("==", mode, "exit status", done.returncode)
            print(done.stdout + done.stderr.strip().split("\n")[-1])
        print("the modes differ" if answers[0] != answers[1] else "the modes agree")
        sys.exit(answers[0] != answers[1])
