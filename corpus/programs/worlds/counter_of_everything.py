# Many families in one hot method, disturbed one after the other.
# forms: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE, BINARY_OP_ADD_INT, BINARY_SUBSCR_DICT, LOAD_GLOBAL_MODULE, PRECALL_NO_KW_LEN, UNPACK_SEQUENCE_TWO_TUPLE
# misses: BINARY_OP_ADD_INT, BINARY_SUBSCR_DICT, UNPACK_SEQUENCE_TWO_TUPLE
weight = 2


class Machine:
    def __init__(self):
        self.total = 0
        self.table = {"k": 1}
        self.items = [1, 2, 3]
        self.pair = (1, 2)

    def step(self, key, i):
        a, b = self.pair
        self.total = self.total + self.table[key] * weight
        self.items[i] = len(self.items) + a
        if self.items[i] == b:
            self.total += 1
        return self.total, self.items[i]


class Table(dict):
    def __missing__(self, key):
        return 7


machine = Machine()


def run(label, key="k", i=0):
    for n in range(100):
        try:
            result = machine.step(key, i)
        except Exception as error:
            result = type(error).__name__, str(error)
    print(label, result)


run("warm")
machine.pair = [1, 2]
run("list pair")
machine.table = Table()
run("subclass table", "absent")
machine.total = 0.5
run("float total")
weight = 1.5
run("float weight")
run("index", "x", -1)
run("bad index", "x", 99)
vars(machine)
run("materialized")
machine.pair = "ab"
run("str pair")
machine.pair = (1, 2, 3)
run("long pair")
Machine.items = property(lambda self: [0] * 4)
machine.pair = (1, 2)
run("property")
