# An index may change the sequence it is for: its length counts when __index__ has run.
items = [5, 6, 7]
class Shrinks:
    def __index__(self):
        items.clear()
        return 1
def f(i):
    try: items[i] = 9; print('set', items)
    except Exception as e: print(repr(e), items)
f(Shrinks())
items[:] = [5,6,7]
try: print(items[Shrinks()])
except Exception as e: print(repr(e))
items[:] = [5,6,7]
try:
    del items[Shrinks()]
    print(items)
except Exception as e: print(repr(e))
items[:] = [5,6,7]
try: items.insert(Shrinks(), 4); print(items)
except Exception as e: print(repr(e))
items[:] = [5,6,7]
try: print(items.pop(Shrinks()))
except Exception as e: print(repr(e))
items[:] = [5,6,7]
try: print(items[Shrinks():Shrinks()])
except Exception as e: print(repr(e))
items[:] = [5,6,7]
try: items[Shrinks():] = [1]; print(items)
except Exception as e: print(repr(e))
items[:] = [5,6,7]
try: print(items * Shrinks())
except Exception as e: print(repr(e))
