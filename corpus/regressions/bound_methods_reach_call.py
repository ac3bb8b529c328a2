# PRECALL spreads a bound method, so that CALL sees its function; what `with` remembered is bound over a receiver.
class Door:
    def __init__(self):
        self.seen = []

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.seen.append(kind)

    @classmethod
    def made(cls, n=1):
        return cls.__name__, n

    @staticmethod
    def free(n=2):
        return n


def through(f):
    return f()


door = Door()
for i in range(60):
    with door:
        pass
    a = door.made(), door.free(), through(door.made), through(lambda: i)
print(len(door.seen), set(door.seen), a)
