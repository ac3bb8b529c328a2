# `type` with one argument takes no keywords.
for call in (lambda: type(1, key=None), lambda: type(1, 2, k=1), lambda: type(), lambda: type(1, 2, 3, 4)):
    try: print(call())
    except TypeError as e: print(e)
