# One-way constraints on variables, planned and executed by virtual method calls.
N = 800


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.stay = True
        self.mark = 0

    def add(self, constraint):
        self.constraints.append(constraint)


class Constraint:
    def __init__(self, strength):
        self.strength = strength
        self.active = False

    def inputs_known(self, mark):
        for v in self.inputs():
            if not (v.mark == mark or v.stay or v.determined_by is None):
                return False
        return True

    def activate(self):
        out = self.output()
        old = out.determined_by
        if old is not None and old.strength > self.strength:
            return False
        if old is not None:
            old.active = False
        out.determined_by = self
        out.stay = self.is_stay()
        self.active = True
        return True

    def is_stay(self):
        for v in self.inputs():
            if not v.stay:
                return False
        return True


class Stay(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.variable = variable
        variable.add(self)

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def execute(self):
        pass


class Edit(Stay):
    def is_stay(self):
        return False


class Equal(Constraint):
    def __init__(self, source, target, strength):
        super().__init__(strength)
        self.source, self.target = source, target
        source.add(self)
        target.add(self)

    def inputs(self):
        return (self.source,)

    def output(self):
        return self.target

    def execute(self):
        self.target.value = self.source.value


class Scale(Equal):
    def __init__(self, source, factor, offset, target, strength):
        self.factor, self.offset = factor, offset
        super().__init__(source, target, strength)

    def inputs(self):
        return (self.source, self.factor, self.offset)

    def execute(self):
        self.target.value = self.source.value * self.factor.value + self.offset.value


class Planner:
    def __init__(self):
        self.current = 0

    def plan(self, edits):
        self.current += 1
        mark = self.current
        todo = list(edits)
        plan = []
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if constraint.active and out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                for follower in out.constraints:
                    if follower.active and follower is not constraint and follower.output() is not out:
                        todo.append(follower)
        return plan


def execute(plan):
    for constraint in plan:
        constraint.execute()


def chain(n):
    planner = Planner()
    variables = [Variable("v%d" % i, i) for i in range(n)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, 5).activate()
    Stay(variables[-1], 3).activate()
    edit = Edit(variables[0], 4)
    edit.activate()
    plan = planner.plan([edit])
    total = 0
    for i in range(n // 2):
        variables[0].value = i
        execute(plan)
        total += variables[-1].value
    return total, len(plan)


def projection(n):
    planner = Planner()
    factor, offset = Variable("factor", 10), Variable("offset", 1000)
    ends = []
    for i in range(n):
        source, target = Variable("s%d" % i, i), Variable("t%d" % i, i)
        Stay(source, 1).activate()
        Scale(source, factor, offset, target, 5).activate()
        ends.append(target)
    total = 0
    for variable in (factor, offset):
        edit = Edit(variable, 4)
        edit.activate()
        plan = planner.plan([edit])
        for i in range(n // 4):
            variable.value = i
            execute(plan)
            total += ends[-1].value + ends[0].value
    return total


def main(n):
    digest = 0
    for round in range(6):
        digest = (digest * 31 + sum(chain(2 * n + round)) + projection(n + round)) % 1000000007
    print(digest)


main(N)
