# A scheduler of coroutines: priorities, sleeping tasks, locks, channels and a report; at the end a task is of another class.
# plant: LOAD_ATTR_INSTANCE_VALUE:type_version
# policy: saturating


class Task:
    number = 0

    def __init__(self, name, work, priority=0):
        Task.number += 1
        self.number = Task.number
        self.name = name
        self.work = work
        self.priority = priority
        self.wake = 0
        self.steps = 0
        self.result = None
        self.failure = None
        self.done = False

    def key(self):
        return (-self.priority, self.steps, self.number)

    def step(self, value):
        self.steps += 1
        try:
            return self.work.send(value)
        except StopIteration as stop:
            self.done = True
            self.result = stop.value
        except Exception as error:
            self.done = True
            self.failure = error
        return None


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Acquire:
    def __init__(self, lock):
        self.lock = lock


class Release:
    def __init__(self, lock):
        self.lock = lock


class Put:
    def __init__(self, channel, value):
        self.channel = channel
        self.value = value


class Get:
    def __init__(self, channel):
        self.channel = channel


class Lock:
    def __init__(self):
        self.owner = None
        self.waiting = []


class Channel:
    def __init__(self, room):
        self.room = room
        self.held = []
        self.readers = []
        self.writers = []


class Deadlock(Exception):
    pass


class Scheduler:
    def __init__(self):
        self.clock = 0
        self.ready = []
        self.asleep = []
        self.blocked = 0
        self.finished = []
        self.trace = []

    def spawn(self, name, work, priority=0):
        task = Task(name, work, priority)
        self.ready.append((task, None))
        return task

    def pick(self):
        best = 0
        for index in range(1, len(self.ready)):
            if self.ready[index][0].key() < self.ready[best][0].key():
                best = index
        return self.ready.pop(best)

    def wake(self):
        still = []
        for task in self.asleep:
            if task.wake <= self.clock:
                self.ready.append((task, None))
            else:
                still.append(task)
        self.asleep = still

    def run(self):
        while self.ready or self.asleep:
            self.wake()
            if not self.ready:
                self.clock = min(task.wake for task in self.asleep)
                continue
            task, value = self.pick()
            self.clock += 1
            request = task.step(value)
            if task.done:
                self.finished.append(task)
                self.trace.append((self.clock, task.name))
            else:
                self.serve(task, request)
        if self.blocked:
            raise Deadlock(f"{self.blocked} wait at {self.clock}")

    def serve(self, task, request):
        if isinstance(request, Sleep):
            task.wake = self.clock + request.ticks
            self.asleep.append(task)
        elif isinstance(request, Acquire):
            lock = request.lock
            if lock.owner is None:
                lock.owner = task
                self.ready.append((task, True))
            else:
                lock.waiting.append(task)
                self.blocked += 1
        elif isinstance(request, Release):
            lock = request.lock
            lock.owner = None
            if lock.waiting:
                lock.owner = lock.waiting.pop(0)
                self.blocked -= 1
                self.ready.append((lock.owner, True))
            self.ready.append((task, None))
        elif isinstance(request, Put):
            self.put(task, request.channel, request.value)
        elif isinstance(request, Get):
            self.get(task, request.channel)
        else:
            self.ready.append((task, request))

    def put(self, task, channel, value):
        if channel.readers:
            reader = channel.readers.pop(0)
            self.blocked -= 1
            self.ready.append((reader, value))
            self.ready.append((task, None))
        elif len(channel.held) < channel.room:
            channel.held.append(value)
            self.ready.append((task, None))
        else:
            channel.writers.append((task, value))
            self.blocked += 1

    def get(self, task, channel):
        if channel.held:
            value = channel.held.pop(0)
            if channel.writers:
                writer, more = channel.writers.pop(0)
                self.blocked -= 1
                channel.held.append(more)
                self.ready.append((writer, None))
            self.ready.append((task, value))
        else:
            channel.readers.append(task)
            self.blocked += 1


def producer(channel, count):
    for number in range(count):
        yield Put(channel, number * number)
        if number % 3 == 2:
            yield Sleep(2)
    yield Put(channel, None)
    return count


def consumer(channel):
    total = 0
    while True:
        value = yield Get(channel)
        if value is None:
            return total
        total += value


def careful(lock, log, name, turns):
    for turn in range(turns):
        yield Acquire(lock)
        log.append(f"{name}{turn}")
        yield Sleep(1)
        yield Release(lock)
    return len(log)


def broken(after):
    for _ in range(after):
        yield Sleep(1)
    raise ValueError(f"broken after {after}")


class Job:
    """What a finished task leaves for the report; urgent jobs hold their cost first."""

    def __init__(self, name, cost):
        self.name = name
        self.cost = cost


class Urgent(Job):
    def __init__(self, name, cost, deadline):
        self.cost = cost
        self.deadline = deadline
        self.name = name


def charge(jobs):
    total = 0
    for job in jobs:
        total += job.cost
    return total


def main():
    scheduler = Scheduler()
    channel, lock, log = Channel(2), Lock(), []
    scheduler.spawn("produce", producer(channel, 9))
    scheduler.spawn("consume", consumer(channel), 1)
    for name in "abc":
        scheduler.spawn(name, careful(lock, log, name, 3))
    scheduler.spawn("broken", broken(4), 2)
    scheduler.run()
    for task in scheduler.finished:
        print(task.name, task.steps, task.result if task.failure is None else repr(task.failure))
    print("log", " ".join(log), "at", scheduler.clock)
    stuck = Scheduler()
    stuck.spawn("alone", consumer(Channel(1)))
    try:
        stuck.run()
    except Deadlock as error:
        print("deadlock:", error)
    jobs = [Job(task.name, task.steps * 3) for task in scheduler.finished * 3]
    print("charge", charge(jobs))
    print("urgent", charge(jobs[:2] + [Urgent("page", 40, 7)]))


main()
