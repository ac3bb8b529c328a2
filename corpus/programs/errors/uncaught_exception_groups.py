# Exception groups in groups, with causes, notes and more members than are shown.
def raiser(n):
    try:
        if n == 0: raise ValueError("base")
        raiser(n - 1)
    except ValueError as e:
        raise ExceptionGroup(f"level {n}", [e, TypeError("side")]) from e
def many():
    errs = []
    for i in range(20):
        try: raise IndexError(i)
        except IndexError as e: errs.append(e)
    raise ExceptionGroup("many", errs)
try:
    raiser(1)
except ExceptionGroup as e:
    e.add_note("note on group")
    try: many()
    except ExceptionGroup as g:
        raise g from e
