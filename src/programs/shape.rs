//! Operand shapes: the kinds of value that a site is given, each printed as a Python expression.

/// A definition that operands may need: its name and its text.
pub struct Definition(pub &'static str, pub &'static str);

/// Every definition; one uses only those before it.
pub const DEFINITIONS: &[Definition] = &[
    Definition(
        "I",
        "class I(int): pass
",
    ),
    Definition(
        "F",
        "class F(float): pass
",
    ),
    Definition(
        "S",
        "class S(str): pass
",
    ),
    Definition(
        "L",
        "class L(list): pass
",
    ),
    Definition(
        "T",
        "class T(tuple): pass
",
    ),
    Definition(
        "D",
        "class D(dict): pass
",
    ),
    Definition(
        "P",
        "class P:
    def __init__(self, x=1):
        self.x = x
    def m(self, v=0):
        return v
    def __repr__(self):
        return 'P()'
",
    ),
    Definition(
        "Q",
        "class Q(P):
    y = 2
    def __repr__(self):
        return 'Q()'
",
    ),
    Definition(
        "Slots",
        "class Slots:
    __slots__ = ('x',)
    def __init__(self, x=1):
        self.x = x
    def m(self, v=0):
        return self.x
    def __repr__(self):
        return 'Slots()'
",
    ),
    Definition(
        "Unset",
        "class Unset:
    __slots__ = ('x',)
    def __repr__(self):
        return 'Unset()'
",
    ),
    Definition(
        "Prop",
        "class Prop:
    @property
    def x(self):
        return 5
    def m(self, v):
        return 'prop'
    def __repr__(self):
        return 'Prop()'
",
    ),
    Definition(
        "Dyn",
        "class Dyn:
    def __getattr__(self, name):
        return lambda v=0: name
    def __repr__(self):
        return 'Dyn()'
",
    ),
    Definition(
        "Item",
        "class Item:
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
",
    ),
    Definition(
        "py1",
        "def py1(v):
    return v
",
    ),
    Definition(
        "py2",
        "def py2(v, w=3):
    return (v, w)
",
    ),
    Definition(
        "with_dict",
        "def with_dict():
    o = P()
    o.__dict__
    return o
",
    ),
    Definition(
        "combined",
        "def combined():
    o = P()
    o.__dict__ = {'z': 0, 'x': 9}
    return o
",
    ),
    Definition(
        "shared",
        "shared = P()
",
    ),
    Definition(
        "Evil",
        "class Evil:
    def __add__(self, o): mutate(); return 'evil add'
    def __radd__(self, o): mutate(); return 'evil radd'
    def __sub__(self, o): mutate(); return 'evil sub'
    def __rsub__(self, o): mutate(); return 'evil rsub'
    def __mul__(self, o): mutate(); return 'evil mul'
    def __rmul__(self, o): mutate(); return 'evil rmul'
    def __lt__(self, o): mutate(); return True
    def __gt__(self, o): mutate(); return True
    def __le__(self, o): mutate(); return False
    def __ge__(self, o): mutate(); return True
    def __eq__(self, o): mutate(); return True
    def __ne__(self, o): mutate(); return True
    def __hash__(self): return 1
    def __bool__(self): mutate(); return True
    def __index__(self): mutate(); return 1
    def __len__(self): mutate(); return 2
    def __getitem__(self, k): mutate(); return ('evil', k)
    def __setitem__(self, k, v): mutate()
    def __iter__(self): mutate(); return iter((1, 2))
    def __getattr__(self, name): mutate(); return lambda *v: name
    def __setattr__(self, name, v): mutate()
    def __call__(self, *v): mutate(); return 'evil call'
    def __repr__(self): return 'Evil()'
",
    ),
    Definition(
        "Radd",
        "class Radd:
    def __add__(self, o): return ('add', o)
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
    def __rmul__(self, o): return ('rmul', o)
    def __sub__(self, o): return ('sub', o)
    def __mul__(self, o): return ('mul', o)
    def __repr__(self): return 'Radd()'
",
    ),
    Definition(
        "Index",
        "class Index:
    def __index__(self): return 2
    def __repr__(self): return 'Index()'
",
    ),
    Definition(
        "Missing",
        "class Missing(dict):
    def __missing__(self, k): return ('missing', k)
",
    ),
];

fn word(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(part) && !text[at + name.len()..].chars().next().is_some_and(part)
    })
}

/// The definitions that a text needs, and those that these need.
pub fn definitions(text: &str) -> String {
    let mut wanted = vec![false; DEFINITIONS.len()];
    for at in (0..DEFINITIONS.len()).rev() {
        let name = DEFINITIONS[at].0;
        let users = DEFINITIONS.iter().zip(&wanted).filter(|(_, wanted)| **wanted);
        wanted[at] = word(text, name) || users.map(|(user, _)| user.1).any(|user| word(user, name));
    }
    DEFINITIONS.iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(definition, _)| definition.1).collect()
}

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
    "Evil()",
    "Radd()",
    "Index()",
    "Missing()",
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
    "Evil()",
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
