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
