# Small systems: an LRU cache, an event bus, a state machine, a scheduler, an undo stack and a bank with exceptions.
from collections import OrderedDict, defaultdict, deque, namedtuple


class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()
        self.hits = self.misses = 0

    def __getitem__(self, key):
        try:
            self.data.move_to_end(key)
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, event):
        def add(handler):
            self.handlers[event].append(handler)
            return handler

        return add

    def emit(self, event, *args, **kwargs):
        errors = []
        for handler in self.handlers.get(event, ()):
            try:
                handler(*args, **kwargs)
            except Exception as error:
                errors.append(f"{handler.__name__}: {error}")
        return errors


Transition = namedtuple("Transition", "source event target")


class Machine:
    table = [Transition("idle", "start", "running"), Transition("running", "pause", "paused"), Transition("paused", "start", "running"), Transition("running", "stop", "idle")]

    def __init__(self):
        self.state, self.history = "idle", []

    def fire(self, event):
        for t in self.table:
            if (t.source, t.event) == (self.state, event):
                self.history.append(t._replace(event=event.upper()))
                self.state = t.target
                return self
        raise LookupError(f"no {event!r} in {self.state!r}")


def scheduler(tasks):
    queue, order = deque(tasks.items()), []
    while queue:
        name, task = queue.popleft()
        try:
            order.append((name, next(task)))
        except StopIteration as stop:
            order.append((name, "returned", stop.value))
        else:
            queue.append((name, task))
    return order


def worker(n):
    for i in range(n):
        yield i * n
    return "sum %d" % sum(range(n))


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.missing = needed - available


class Account:
    total = 0

    def __init__(self, owner, balance=0):
        self.owner, self._balance, self._log = owner, balance, []
        Account.total += balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(self._balance - value, self._balance)
        self._log.append((self._balance, value))
        self._balance = value

    def transfer(self, other, amount):
        before = self._balance, other._balance
        try:
            other.balance += amount
            self.balance -= amount
        except InsufficientFunds:
            self._balance, other._balance = before
            raise
        finally:
            self._log.append("transfer")

    def undo(self):
        while self._log:
            match self._log.pop():
                case (old, new):
                    self._balance = old
                    return new - old
        return None


cache = LRU(3)
for i in (1, 2, 3, 1, 4, 2, 1, 5):
    if cache.get(i) is None:
        cache[i] = i * i
print(list(cache.data.items()), cache.hits, cache.misses)
bus, seen = Bus(), []


@bus.on("save")
def record(name, size=0):
    seen.append((name, size))


@bus.on("save")
def complain(name, **rest):
    raise ValueError("cannot " + name, len(rest))


print(bus.emit("save", "a", size=3), bus.emit("none"), seen, dict(bus.handlers).keys())
m = Machine()
print(m.fire("start").fire("pause").fire("start").state, [t.event for t in m.history], m.history[0])
try:
    m.fire("start")
except LookupError as error:
    print(type(error).__name__, error)
print(scheduler({"a": worker(2), "b": worker(3), "c": worker(0)}))
ann, bob = Account("ann", 100), Account("bob", 20)
ann.transfer(bob, 30)
try:
    bob.transfer(ann, 500)
except InsufficientFunds as error:
    print(error, error.missing, error.args)
print(ann.balance, bob.balance, Account.total, ann.undo(), ann.balance, bob._log)
try:
    del ann.balance
except AttributeError as error:
    print(error)
