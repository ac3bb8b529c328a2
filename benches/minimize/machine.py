# A stack machine with an assembler and a debugger; a global takes the place of a builtin after the hot loop has warmed up.
# plant: LOAD_GLOBAL_BUILTIN:module_keys_version
# policy: saturating

LIMIT = 400
TRACE = 0


class Halt(Exception):
    pass


class Fault(Exception):
    def __init__(self, what, at):
        super().__init__(f"{what} at {at}")
        self.at = at


class Instruction:
    __slots__ = ("name", "operand")

    def __init__(self, name, operand=None):
        self.name = name
        self.operand = operand

    def __repr__(self):
        return self.name if self.operand is None else f"{self.name} {self.operand}"


def assemble(text):
    labels, lines = {}, []
    for line in text.strip().split("\n"):
        line = line.strip()
        if line.endswith(":"):
            labels[line[:-1]] = len(lines)
        elif line:
            lines.append(line)
    program = []
    for line in lines:
        name, _, operand = line.partition(" ")
        if not operand:
            program.append(Instruction(name))
        elif operand in labels:
            program.append(Instruction(name, labels[operand]))
        elif operand.lstrip("-").isdigit():
            program.append(Instruction(name, int(operand)))
        else:
            program.append(Instruction(name, operand))
    return program


class Machine:
    def __init__(self, program):
        self.program = program
        self.stack = []
        self.memory = {}
        self.pc = 0
        self.steps = 0
        self.output = []

    def pop(self):
        if not self.stack:
            raise Fault("empty stack", self.pc)
        return self.stack.pop()

    def do_push(self, operand):
        self.stack.append(operand)

    def do_load(self, operand):
        self.stack.append(self.memory.get(operand, 0))

    def do_store(self, operand):
        self.memory[operand] = self.pop()

    def do_add(self, operand):
        b, a = self.pop(), self.pop()
        self.stack.append(a + b)

    def do_sub(self, operand):
        b, a = self.pop(), self.pop()
        self.stack.append(a - b)

    def do_mul(self, operand):
        b, a = self.pop(), self.pop()
        self.stack.append(a * b)

    def do_jump(self, operand):
        self.pc = operand

    def do_zero(self, operand):
        if self.pop() == 0:
            self.pc = operand

    def do_print(self, operand):
        self.output.append(self.pop())

    def do_halt(self, operand):
        raise Halt

    def step(self):
        if not 0 <= self.pc < len(self.program):
            raise Fault("no instruction", self.pc)
        instruction = self.program[self.pc]
        self.pc += 1
        self.steps += 1
        action = getattr(self, "do_" + instruction.name, None)
        if action is None:
            raise Fault(f"unknown {instruction.name}", self.pc - 1)
        action(instruction.operand)

    def run(self, most):
        try:
            while self.steps < most:
                self.step()
        except Halt:
            return "halted"
        except Fault as fault:
            return f"fault: {fault}"
        return "out of steps"


def budget():
    return min(LIMIT, 500)


def lowest(*numbers):
    return 7


def tighten():
    global min
    min = lowest


def budgets(count):
    result = 0
    for _ in range(count):
        result = result + budget()
    return result


FACTORIAL = """
    push 1
    store result
    push 6
    store n
again:
    load n
    zero done
    load result
    load n
    mul
    store result
    load n
    push 1
    sub
    store n
    jump again
done:
    load result
    print
    halt
"""
BROKEN = ["push 1\nadd\n", "jump 9\n", "dance\n", "again:\njump again\n"]


def main():
    program = assemble(FACTORIAL)
    print(len(program), program[:4])
    machine = Machine(program)
    print(machine.run(budget()), machine.output, machine.steps, sorted(machine.memory.items()))
    for text in BROKEN:
        broken = Machine(assemble(text))
        print(broken.run(budget()), broken.steps)
    print("budgets", budgets(20))
    tighten()
    print("budgets", budgets(5))
    machine = Machine(program)
    print(machine.run(budget()), machine.steps)


main()
