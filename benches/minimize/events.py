# An event loop with handlers, timers and a log; late in the day a handler's class gets another method.
# plant: LOAD_METHOD_NO_DICT:type_version
# policy: cpython311


class Event:
    __slots__ = ("kind", "when", "data")

    def __init__(self, kind, when, data=None):
        self.kind = kind
        self.when = when
        self.data = data

    def describe(self):
        return f"{self.kind}@{self.when}"

    def late(self, now):
        return self.when < now


class Queue:
    def __init__(self):
        self.items = []

    def push(self, event):
        at = len(self.items)
        while at > 0 and self.items[at - 1].when > event.when:
            at -= 1
        self.items.insert(at, event)

    def pop(self):
        return self.items.pop(0)

    def __len__(self):
        return len(self.items)


class Handler:
    def __init__(self, name):
        self.name = name
        self.seen = 0

    def accepts(self, event):
        return True

    def handle(self, loop, event):
        self.seen += 1


class Counter(Handler):
    def __init__(self, kind):
        super().__init__("count " + kind)
        self.kind = kind

    def accepts(self, event):
        return event.kind == self.kind


class Repeater(Handler):
    def __init__(self, every, most):
        super().__init__("repeat")
        self.every = every
        self.most = most

    def accepts(self, event):
        return event.kind == "tick"

    def handle(self, loop, event):
        super().handle(loop, event)
        if self.seen < self.most:
            loop.schedule(Event("tick", event.when + self.every))


class Writer(Handler):
    def __init__(self):
        super().__init__("write")
        self.lines = []

    def handle(self, loop, event):
        super().handle(loop, event)
        self.lines.append(event.describe())


class Guard(Handler):
    def __init__(self, forbidden):
        super().__init__("guard")
        self.forbidden = forbidden

    def handle(self, loop, event):
        super().handle(loop, event)
        if event.kind in self.forbidden:
            raise PermissionError(event.kind)


class Loop:
    def __init__(self):
        self.queue = Queue()
        self.handlers = []
        self.now = 0
        self.errors = []

    def attach(self, handler):
        self.handlers.append(handler)
        return handler

    def schedule(self, event):
        if event.late(self.now):
            self.errors.append(f"late {event.kind}")
            return
        self.queue.push(event)

    def step(self):
        event = self.queue.pop()
        self.now = event.when
        for handler in self.handlers:
            if not handler.accepts(event):
                continue
            try:
                handler.handle(self, event)
            except PermissionError as error:
                self.errors.append(f"{handler.name}: {error}")

    def run(self, most):
        steps = 0
        while len(self.queue) and steps < most:
            self.step()
            steps += 1
        return steps


def label(event):
    return event.describe()


def labels(events):
    return [label(event) for event in events]


def day(loop, writer):
    for when in range(0, 12, 3):
        loop.schedule(Event("mail", when, {"size": when}))
    for when in range(1, 9, 4):
        loop.schedule(Event("door", when))
    loop.schedule(Event("tick", 2))
    loop.schedule(Event("alarm", 7))
    return loop.run(60)


def summary(loop):
    return [(handler.name, handler.seen) for handler in loop.handlers]


def main():
    loop = Loop()
    writer = loop.attach(Writer())
    loop.attach(Counter("mail"))
    loop.attach(Counter("door"))
    loop.attach(Repeater(3, 5))
    loop.attach(Guard({"alarm"}))
    print("steps", day(loop, writer))
    print("now", loop.now)
    print("summary", summary(loop))
    print("errors", loop.errors)
    loop.schedule(Event("mail", 1))
    print("errors", loop.errors)
    morning = [Event("mail", when) for when in range(12)]
    print(labels(morning)[-3:])
    evening = Event("mail", 20)
    Event.describe = lambda self: f"{self.kind} in the evening"
    print(labels([evening]))
    print("lines", writer.lines[:4], len(writer.lines))


main()
