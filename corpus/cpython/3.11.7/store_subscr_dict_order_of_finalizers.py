# Found by turncoat hunt on CPython 3.11.7: 3.11.7 STORE_SUBSCR_DICT (value; output).
# Prints what the program shows with specialization and with base opcodes only.
PROGRAM = '''\
class V:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('start', self.n)
        d['k'] = None
        print('end', self.n)
d = {'k': None}
def hot(n):
    d['k'] = n and V(n)
for n in range(20):
    hot(0)
hot(1)
hot(2)
'''
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


if __name__ == "__main__":
    import gc, os, resource, subprocess, sys
    if len(sys.argv) == 2:
        gc.disable()
        with open("/proc/self/statm") as file:
            memory = int(file.read().split()[0]) * resource.getpagesize() + (24 << 20)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        code = compile(PROGRAM, "program.py", "exec")
        if sys.argv[1] == "base":
            base_opcodes_only()
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
