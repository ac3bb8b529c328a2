# A stack machine whose errors are exceptions: raised, caught, chained and counted in a hot loop.
N = 12000


class Halt(Exception):
    pass


class MachineError(Exception):
    def __init__(self, kind, at):
        super().__init__(kind, at)
        self.kind, self.at = kind, at


class Underflow(MachineError):
    pass


class Machine:
    def __init__(self, code):
        self.code = code
        self.stack = []
        self.at = 0
        self.steps = 0

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise Underflow("underflow", self.at)

    def op_push(self, n):
        self.stack.append(n)

    def op_add(self, _):
        self.stack.append(self.pop() + self.pop())

    def op_div(self, _):
        b, a = self.pop(), self.pop()
        try:
            self.stack.append(a // b)
        except ZeroDivisionError as error:
            raise MachineError("division", self.at) from error

    def op_jump(self, target):
        if self.pop() > 0:
            self.at = target - 1

    def op_dup(self, _):
        x = self.pop()
        self.stack.append(x)
        self.stack.append(x)

    def op_halt(self, _):
        raise Halt(self.stack[-1] if self.stack else None)

    def step(self):
        try:
            name, argument = self.code[self.at]
        except IndexError:
            raise Halt("end of code") from None
        try:
            operation = getattr(self, "op_" + name)
        except AttributeError:
            raise MachineError("unknown " + name, self.at)
        operation(argument)
        self.at += 1
        self.steps += 1

    def run(self, fuel):
        try:
            while True:
                self.step()
                if self.steps >= fuel:
                    raise MachineError("fuel", self.at)
        except Halt as halt:
            return "halt", halt.args[0]
        except Underflow as error:
            return "underflow", error.at
        except MachineError as error:
            return error.kind, error.at, type(error.__cause__).__name__
        finally:
            self.stack.clear()


def countdown(n):
    return [("push", n), ("push", -1), ("add", 0), ("dup", 0), ("jump", 1), ("push", n * 2), ("halt", 0)]


outcomes = {}
steps = 0
for n in range(N):
    programs = [
        countdown(n % 30 + 1),
        [("push", n), ("push", n % 3), ("div", 0), ("push", 1)],
        [("push", 1), ("add", 0)],
        [("push", 1), ("jump", 0)] if n % 10 == 0 else [("bogus", n)],
    ]
    for program in programs:
        machine = Machine(program)
        outcome = machine.run(200)
        steps += machine.steps
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
print(steps, len(outcomes))
for outcome in sorted(outcomes, key=repr)[:12]:
    print(outcome, outcomes[outcome])
