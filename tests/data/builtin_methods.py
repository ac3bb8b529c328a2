# Every method of the builtin classes, called with arguments of every kind and number: what comes back, or what is raised.
import sys


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __repr__(self):
        return "Index(%d)" % self.n


class Text(str):
    pass


class Small(int):
    pass


receivers = {
    str: ["", "abc", "Hello World", "  x y\t", "ßİǆ9", "a\tb\nc\r\nd", "aXbXc", "12", "%s and %d", "{} {x}"],
    bytes: [b"", b"abc", b"Hello World", b"  x\ty ", b"a\nb\r\nc", b"\xff\x00A"],
    bytearray: [bytearray(b"abcab"), bytearray(b"")],
    int: [0, 1, -1, 255, -256, 10**20, True],
    float: [0.0, -0.0, 1.5, -2.75, 1e300, float("inf"), float("nan")],
    complex: [0j, 1 + 2j, -1.5j],
    list: [[], [3, 1, 2], ["b", "a", None], [[1], [2]], [1, 2, 1, 2]],
    tuple: [(), (3, 1, 2), ("b", "a"), (1, 2, 1)],
    dict: [{}, {"a": 1, "b": 2}, {1: [], (2,): None}],
    set: [set(), {1, 2, 3}, {"a"}],
    frozenset: [frozenset(), frozenset([1, 2]), frozenset("a")],
    range: [range(0), range(5), range(10, 0, -3)],
    slice: [slice(None), slice(1, 5, 2)],
    type({}.keys()): [{"a": 1, "b": 2}.keys()],
    type({}.values()): [{"a": 1}.values()],
    type({}.items()): [{"a": 1, "b": 2}.items()],
    type(None): [None],
    bool: [True, False],
}
values = [None, True, 0, 1, -1, 2, 300, 10**20, 1.5, 1j, "", "a", "b", "xyz", " ", b"", b"a", bytearray(b"b"), [], [1, 2], ["a", "b"], (), (1, 2), ("a", "b"), {}, {"a": 5}, {97: "z"}, {1, 2}, frozenset([2]), range(3), slice(0, 2), Index(1), Text("a"), Small(2), len, int]
few = [None, 0, -1, 2, "a", b"a", [1], ("a",), 1.5, Index(1), {"a": 1}]
skipped = {
    "__class__", "__doc__", "__new__", "__init_subclass__", "__subclasshook__", "__reduce__", "__reduce_ex__", "__getstate__", "__sizeof__",
    "__dir__", "__class_getitem__", "__setstate__", "__alloc__", "__getformat__", "__delattr__", "__setattr__", "__getattribute__", "__init__",
}
# Bound methods and iterators print addresses.
import types


opaque = (types.BuiltinFunctionType, type(iter([])), type(iter(())), type(iter("")), type(iter("é")), type(iter(b"")), type(iter(bytearray())), type(iter(range(0))), type(iter(range(10**20))), type(iter(set())), type(iter({})), type(iter({}.values())), type(iter({}.items())), type(reversed([])), type(reversed({})), type(reversed({}.values())), type(reversed({}.items())), type(str.join), type(int.__add__), type(1 .__add__), type(reversed("a")))


def show(x):
    if isinstance(x, opaque):
        return type(x).__name__
    if isinstance(x, tuple) and any(isinstance(y, opaque) for y in x):
        return "tuple"
    return type(x).__name__ + " " + repr(x)


def copy(x):
    if isinstance(x, (list, dict, set, bytearray)):
        return x.copy()
    return x


def call(kind, receiver, name, args, keywords={}):
    if big(name, receiver, args):
        return
    own = copy(receiver)
    label = "%s.%s(%s)%s" % (repr(receiver), name, ", ".join([repr(a) if not isinstance(a, type(len)) else "len" for a in args]), keywords or "")
    try:
        method = getattr(own, name)
        if not callable(method):
            print(label, "is", show(method))
            return
        answer = show(method(*[copy(a) for a in args], **keywords))
    except (MemoryError, RecursionError):
        return
    except Exception as error:
        answer = type(error).__name__ + ": " + str(error)
    print(label, "->", answer, "" if own == receiver or own != own else "now " + repr(own))


def big(name, receiver, args):
    # Results that would fill the memory, or take for ever.
    if name not in ("__pow__", "__rpow__", "__lshift__", "__rlshift__", "__mul__", "__rmul__", "__imul__", "center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"):
        return False
    return any(isinstance(a, (int, float)) and a in (10**20, 300, -(10**20)) for a in args) or (receiver == 10**20 and name == "__rpow__")


def names(kind):
    return [n for n in dir(kind) if n not in skipped]


for kind, objects in receivers.items():
    for name in names(kind):
        for receiver in objects:
            call(kind, receiver, name, ())
            for a in values:
                call(kind, receiver, name, (a,))
        for receiver in objects[1:3]:
            for a in few:
                for b in few:
                    call(kind, receiver, name, (a, b))
            for args in [(1, 2, 3), ("a", 0, 1), ("a", "b", 1), ("a", "b", "c"), (b"a", b"b", 1), ("a", None, None), ("a", 0, 10**20), ("a", -(10**20), 1.5), ("a", "b", 1, 2), (1, 2, 3, 4, 5)]:
                call(kind, receiver, name, args)
            for keywords in [{"sep": "b"}, {"maxsplit": 1}, {"sep": None, "maxsplit": 0}, {"key": None}, {"key": len, "reverse": True}, {"reverse": 1}, {"keepends": True}, {"encoding": "ascii"}, {"encoding": "ascii", "errors": "replace"}, {"signed": True}, {"length": 3, "byteorder": "little"}, {"x": 1}, {"default": 1}, {"tabsize": 2}]:
                call(kind, receiver, name, (), keywords)
                call(kind, receiver, name, ("a",), keywords)
