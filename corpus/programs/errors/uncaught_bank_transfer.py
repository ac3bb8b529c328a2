# A bank: rollback by context manager, causes, an audit proxy, a transfer that fails.
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        self.need, self.have = need, have
        super().__init__(f"need {need}, have {have}")
class Account:
    _next = 1
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.id = owner, balance, Account._next
        Account._next += 1
        self.history = []
    @property
    def balance(self): return self._balance
    def deposit(self, amt):
        if amt <= 0: raise ValueError(f"invalid amount: {amt!r}")
        self._balance += amt; self.history.append(("dep", amt)); return self
    def withdraw(self, amt):
        if amt > self._balance: raise InsufficientFunds(amt, self._balance)
        self._balance -= amt; self.history.append(("wd", amt)); return self
    def __repr__(self): return f"{type(self).__name__}(owner={self.owner!r}, balance={self._balance:.2f})"
    def __lt__(self, o): return self._balance < o._balance
    def __enter__(self): self._snap = self._balance, list(self.history); return self
    def __exit__(self, t, v, tb):
        if t is not None and issubclass(t, InsufficientFunds):
            self._balance, self.history = self._snap; print("rolled back:", v); return True
class Savings(Account):
    interest = 0.05
    def add_interest(self): return self.deposit(round(self._balance * self.interest, 2))
a, b = Account("ann", 100), Savings("bob", 50)
a.deposit(50).withdraw(30); b.add_interest(); print(a, b, sorted([a, b]), a.history, b.id, max(a, b).owner)
with a as acc: acc.deposit(10); acc.withdraw(1000)
print(a, a.history)
for op in (lambda: a.deposit(-1), lambda: b.withdraw(999), lambda: setattr(a, "balance", 5)):
    try: op()
    except InsufficientFunds as e: print("IF", e, e.need - e.have)
    except (ValueError, AttributeError) as e: print(type(e).__name__, e)
def transfer(src, dst, amt):
    try: src.withdraw(amt)
    except InsufficientFunds as e: raise RuntimeError("transfer failed") from e
    else: dst.deposit(amt)
    finally: print("transfer attempted")
transfer(a, b, 20); print(a.balance, b.balance)
try: transfer(a, b, 10000)
except RuntimeError as e: print(e, "<-", e.__cause__)
class Audit:
    def __init__(self, target): object.__setattr__(self, "_t", target); object.__setattr__(self, "_log", [])
    def __getattr__(self, n):
        v = getattr(self._t, n)
        if callable(v):
            def w(*a, **k): self._log.append((n, a)); return v(*a, **k)
            return w
        return v
    def __setattr__(self, n, v): self._log.append(("set", n)); setattr(self._t, n, v)
p = Audit(a); p.deposit(5); p.owner = "Z"; print(p.balance, p._log, a.owner)
transfer(b, a, 1e9)
