//! Operand shapes: the kinds of value that a site is given, each printed as a Python expression.

/// Class definitions that the expressions of [`EVERY`] and [`OWNERS`] need.
pub const CLASSES: &str = "\
class I(int): pass
class F(float): pass
class S(str): pass
class L(list): pass
class T(tuple): pass
class D(dict): pass
class P:
    def __init__(self, x=1):
        self.x = x
    def m(self, v=0):
        return v
    def __repr__(self):
        return 'P()'
class Q(P):
    y = 2
    def __repr__(self):
        return 'Q()'
class Slots:
    __slots__ = ('x',)
    def __init__(self, x=1):
        self.x = x
    def m(self, v=0):
        return self.x
    def __repr__(self):
        return 'Slots()'
class Unset:
    __slots__ = ('x',)
    def __repr__(self):
        return 'Unset()'
class Prop:
    @property
    def x(self):
        return 5
    def m(self, v):
        return 'prop'
    def __repr__(self):
        return 'Prop()'
class Dyn:
    def __getattr__(self, name):
        return lambda v=0: name
    def __repr__(self):
        return 'Dyn()'
class Item:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        pass
    def __add__(self, other):
        return 'add'
    def __radd__(self, other):
        return 'radd'
    def __lt__(self, other):
        return True
    def __call__(self, v=0):
        return 'call'
    def __iter__(self):
        return iter((1, 2))
    def __repr__(self):
        return 'Item()'
def py1(v):
    return v
def py2(v, w=3):
    return (v, w)
def with_dict():
    o = P()
    o.__dict__
    return o
def combined():
    o = P()
    o.__dict__ = {'z': 0, 'x': 9}
    return o
shared = P()
";

/// Values of every kind, edge values included.
pub const EVERY: &[&str] = &[
    "1",
    "0",
    "-1",
    "True",
    "2**30 - 1",
    "2**30",
    "-2**30",
    "2**62",
    "2**63",
    "2**64",
    "I(3)",
    "1.5",
    "-0.0",
    "float('nan')",
    "float('inf')",
    "F(2.5)",
    "'a'",
    "''",
    "'\\u20ac'",
    "S('s')",
    "b'ab'",
    "None",
    "[1, 2]",
    "[]",
    "[1]",
    "[1, 2, 3]",
    "L([1, 2])",
    "(1, 2)",
    "()",
    "(1,)",
    "(1, 2, 3)",
    "T((1, 2))",
    "{1: 2}",
    "{}",
    "D({1: 2})",
    "range(2)",
    "P()",
    "Item()",
    "P",
    "int",
    "len",
    "py1",
    "P().m",
    "slice(0, 1)",
];

/// Objects with (or without) the attribute `x` and the method `m`, by where these live.
pub const OWNERS: &[&str] = &[
    "P()",
    "Q()",
    "shared",
    "with_dict()",
    "combined()",
    "Slots()",
    "Unset()",
    "Prop()",
    "Dyn()",
    "P",
    "Q",
    "None",
    "1",
    "[1]",
];

/// Things that are called with one argument.
pub const CALLABLES: &[&str] = &[
    "py1",
    "py2",
    "P().m",
    "P",
    "Item()",
    "len",
    "abs",
    "repr",
    "iter",
    "sorted",
    "sum",
    "str",
    "type",
    "tuple",
    "list",
    "int",
    "[].append",
    "Slots",
    "None",
    "1",
];
