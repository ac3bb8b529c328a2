# A little operating system: tasks with states, queues of packets, a priority scheduler.
N = 24000

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)


class Packet:
    def __init__(self, kind, target):
        self.kind = kind
        self.target = target
        self.datum = 0
        self.data = [0] * 4
        self.next = None


def append(packet, queue):
    packet.next = None
    if queue is None:
        return packet
    last = queue
    while last.next is not None:
        last = last.next
    last.next = packet
    return queue


class Task:
    def __init__(self, system, ident, priority):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = None
        self.waiting = False
        self.held = False
        system.register(self)

    def receive(self, packet):
        self.queue = append(packet, self.queue)
        self.waiting = False

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.next
            packet.next = None
        return packet

    def runnable(self):
        return not self.held and (self.queue is not None or not self.waiting)

    def run(self):
        packet = self.take()
        if packet is None and not self.step_without():
            self.waiting = True
            return
        if packet is not None:
            self.step(packet)

    def step_without(self):
        return False


class Idle(Task):
    def __init__(self, system, count):
        super().__init__(system, IDLE, 0)
        self.count = count
        self.control = 1

    def step_without(self):
        self.count -= 1
        if self.count <= 0:
            self.held = True
            return True
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            self.system.release(DEVICE_B)
        else:
            self.control >>= 1
            self.system.release(DEVICE_A)
        return True


class Worker(Task):
    def __init__(self, system):
        super().__init__(system, WORKER, 1000)
        self.destination = HANDLER_A
        self.letter = 0

    def step(self, packet):
        self.destination = HANDLER_A + HANDLER_B - self.destination
        packet.target = self.destination
        packet.datum = 0
        for i in range(4):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        self.system.send(packet)


class Handler(Task):
    def __init__(self, system, ident, device, priority):
        super().__init__(system, ident, priority)
        self.device = device
        self.work = []
        self.replies = []
        self.sum = 0

    def step(self, packet):
        if packet.kind == "work":
            self.work.append(packet)
        else:
            self.replies.append(packet)
        if not self.work:
            return
        work = self.work[0]
        if work.datum == 4:
            self.work.pop(0)
            work.target = WORKER
            self.system.send(work)
        elif self.replies:
            reply = self.replies.pop(0)
            reply.datum = work.data[work.datum]
            work.datum += 1
            self.sum = (self.sum * 3 + reply.datum) % 65521
            reply.target = self.device
            self.system.send(reply)


class Device(Task):
    def __init__(self, system, ident, handler, priority):
        super().__init__(system, ident, priority)
        self.handler = handler
        self.pending = None

    def step(self, packet):
        # busy until the idle task releases it
        self.pending = packet
        self.held = True

    def runnable(self):
        if self.held:
            return False
        return self.pending is not None or self.queue is not None

    def run(self):
        if self.pending is not None:
            packet, self.pending = self.pending, None
            packet.target = self.handler
            self.system.send(packet)
        else:
            self.step(self.take())


class System:
    def __init__(self):
        self.tasks = [None] * 6
        self.order = []
        self.sent = self.released = self.runs = 0

    def register(self, task):
        self.tasks[task.ident] = task
        self.order.append(task)
        self.order.sort(key=lambda t: -t.priority)

    def send(self, packet):
        self.sent += 1
        self.tasks[packet.target].receive(packet)

    def release(self, ident):
        self.released += 1
        self.tasks[ident].held = False

    def pick(self):
        for task in self.order:
            if task.runnable():
                return task
        return None

    def schedule(self):
        while True:
            task = self.pick()
            if task is None:
                break
            self.runs += 1
            task.run()


def main(n):
    for repeat in range(4):
        system = System()
        Idle(system, n)
        worker = Worker(system)
        handlers = Handler(system, HANDLER_A, DEVICE_A, 2000), Handler(system, HANDLER_B, DEVICE_B, 3000)
        devices = Device(system, DEVICE_A, HANDLER_A, 4000), Device(system, DEVICE_B, HANDLER_B, 5000)
        for i in range(3 + repeat):
            worker.receive(Packet("work", WORKER))
            for device in devices:
                device.receive(Packet("device", device.ident))
        system.schedule()
        print(system.sent, system.released, system.runs, [h.sum for h in handlers])


main(N)
