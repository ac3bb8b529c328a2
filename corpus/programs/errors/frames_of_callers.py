# Frames: sys._getframe, f_back, f_locals of those that run, and tracebacks that stay what they are.
import sys
def whoami(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno
def caller():
    secret = 42
    return whoami(), inner()
def inner():
    f = sys._getframe(1)
    return f.f_locals["secret"], f.f_back.f_code.co_name, sorted(sys._getframe().f_locals), f.f_globals is globals()
print(caller())
try:
    def deep(): raise KeyError("deep")
    deep()
except KeyError as e:
    tb = e.__traceback__
    print(tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_lineno, tb.tb_frame.f_back, tb is e.__traceback__)
try: sys._getframe(99)
except ValueError as e: print(e)
