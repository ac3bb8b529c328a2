//! Aims: for each specialized form a kernel that warms it and shifts that miss its guards.
//!
//! That each guard is hit is a test's business (`every_guard_is_missed_by_its_aim`), so an aim names none.

use crate::bytecode::Op;

/// What happens to a warm site: a statement of the module, then the operands that it is visited with.
#[derive(Debug, PartialEq, Eq)]
pub struct Shift(pub &'static str, pub &'static str);

/// A kernel `f(o, v)` that specializes to a form, and what shifts under it.
#[derive(Debug, PartialEq, Eq)]
pub struct Aim {
    /// The forms that the kernel has sites of, the one it is aimed at first.
    pub forms: &'static [Op],
    /// Statements of the module before the kernel.
    pub setup: &'static str,
    /// Lines of the kernel.
    pub body: &'static [&'static str],
    /// Operands that warm it, as pairs.
    pub warm: &'static [&'static str],
    /// What may shift.
    pub shifts: &'static [Shift],
}

const fn binary(forms: &'static [Op], body: &'static [&'static str], warm: &'static [&'static str]) -> Aim {
    Aim { forms, setup: "", body, warm, shifts: ARITHMETIC }
}

const INTS: &[&str] = &["(1, 2)", "(7, -3)", "(2**62, 2**62)", "(2**30, 2**30 - 1)", "(2**64, 1)", "(0, 2**63)"];
const FLOATS: &[&str] = &["(1.5, 2.5)", "(-0.0, 0.0)", "(float('inf'), 1.0)", "(1e308, 1e308)", "(0.1, 0.2)"];
const TEXTS: &[&str] = &["('a', 'b')", "('', 'x')", "('\\u20ac', 'é')", "('ab' * 20, 'c')"];

/// Each leaves one operand of some form's class and changes the other, so that one guard alone is missed.
const ARITHMETIC: &[Shift] = &[
    Shift("", "(1, 2.5)"),
    Shift("", "(2.5, 1)"),
    Shift("", "(1, Evil())"),
    Shift("", "(Evil(), 1)"),
    Shift("", "('a', Evil())"),
    Shift("", "(Evil(), 'a')"),
    Shift("", "('a', S('s'))"),
    Shift("", "(S('s'), 'a')"),
    Shift("", "('a', Radd())"),
    Shift("", "(Radd(), 'a')"),
    Shift("", "(1.5, Radd())"),
    Shift("", "(Radd(), 1.5)"),
    Shift("", "(1.5, None)"),
    Shift("", "(None, 1.5)"),
    Shift("", "('a', None)"),
    Shift("", "('a', 1)"),
    Shift("", "(1, True)"),
    Shift("", "(True, 1)"),
    Shift("", "(1, I(3))"),
    Shift("", "(I(3), 1)"),
    Shift("", "(F(2.5), 1.5)"),
    Shift("", "(1.5, F(2.5))"),
    Shift("", "(2**70, 1)"),
    Shift("", "(1, 2**70)"),
    Shift("", "([1], [2])"),
];

const INDEXED: &[Shift] = &[
    Shift("", "([5, 6, 7], 1.0)"),
    Shift("", "([5, 6, 7], True)"),
    Shift("", "([5, 6, 7], Index())"),
    Shift("", "([5, 6, 7], slice(0, 1))"),
    Shift("", "([5, 6, 7], -1)"),
    Shift("", "([5, 6, 7], 2**64)"),
    Shift("", "([5, 6, 7], 2**32)"),
    Shift("", "([5, 6, 7], 3)"),
    Shift("", "([], 0)"),
    Shift("", "({0: 8}, 0)"),
    Shift("", "(L([5, 6]), 0)"),
    Shift("", "('xyz', 1)"),
    Shift("", "(Item(), 1)"),
    Shift("", "(Evil(), 0)"),
    Shift("", "((5, 6, 7), 0)"),
    Shift("", "((5, 6, 7), -2)"),
    Shift("", "((5, 6, 7), 1.0)"),
    Shift("", "((5, 6, 7), I(1))"),
    Shift("", "((5, 6, 7), 4)"),
    Shift("", "((5, 6, 7), 2**65)"),
    Shift("", "(T((5, 6)), 1)"),
    Shift("", "(D({1: 2}), 1)"),
    Shift("", "(Missing({1: 2}), 5)"),
    Shift("", "({}, 1)"),
];

const UNPACKED: &[Shift] = &[
    Shift("", "('ab', 0)"),
    Shift("", "('abc', 0)"),
    Shift("", "((1, 2), 0)"),
    Shift("", "((1, 2, 3), 0)"),
    Shift("", "((1,), 0)"),
    Shift("", "((), 0)"),
    Shift("", "([1, 2], 0)"),
    Shift("", "([1, 2, 3], 0)"),
    Shift("", "([], 0)"),
    Shift("", "([1], 0)"),
    Shift("", "(T((1, 2)), 0)"),
    Shift("", "(T((1, 2, 3)), 0)"),
    Shift("", "(L([1, 2]), 0)"),
    Shift("", "({1: 2, 3: 4}, 0)"),
    Shift("", "(iter((1, 2)), 0)"),
    Shift("", "(Evil(), 0)"),
];

const NAMED: &str = "class Z0: pass
class C0:
    x = property(lambda o: 'C0.x', lambda o, v: None)
    def m(self, v=0): return 'C0.m'
class A(Z0):
    def __init__(self): self.x = 1
    def m(self, v=0): return ('m', self.x, v)
    def __repr__(self): return 'A()'
class B:
    def __init__(self): self.y = 8; self.x = 9
    def m(self, v=0): return ('B.m', v)
    def __repr__(self): return 'B()'
class W:
    def m(self, v=0): return ('W.m', v)
    def __repr__(self): return 'W()'
def a_dict():
    o = W()
    o.__dict__ = {'x': 1, 'z': 2}
    return o
def moved():
    o = W()
    o.__dict__ = {'w': 3, 'x': 4}
    return o
def materialized():
    o = A()
    o.__dict__
    return o
def unset():
    o = A()
    del o.x
    return o
def w_values():
    o = W()
    o.x = 7
    return o
class G(A):
    def __getattr__(self, name): return ('getattr', name)
class P5:
    def __init__(self): self.z = 0
    @property
    def x(self): return 5
    @x.setter
    def x(self, v): self.z = v
    def m(self, v=0): return 'p5'
    def __repr__(self): return 'P5()'
def p5_dict():
    o = P5()
    o.__dict__ = {'x': 70, 'z': 71}
    return o
class N: pass
class C1: x = 'class'
class Sl:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def m(self, v=0): return 'slot'
    def __repr__(self): return 'Sl()'
class Sm:
    __slots__ = ('y', 'x')
    def __init__(self): self.y = 8; self.x = 9
    def m(self, v=0): return 'other slot'
    def __repr__(self): return 'Sm()'
class Se:
    __slots__ = ('x',)
    def __repr__(self): return 'Se()'
kept = A()
kept_dict = a_dict()
def state(o):
    return getattr(o, 'x', '-'), getattr(o, 'y', '-'), getattr(o, 'z', '-'), getattr(o, 'w', '-')
";

const OWNED: &[Shift] = &[
    Shift("", "(A(), 1)"),
    Shift("", "(B(), 1)"),
    Shift("", "(a_dict(), 1)"),
    Shift("", "(moved(), 1)"),
    Shift("", "(materialized(), 1)"),
    Shift("", "(unset(), 1)"),
    Shift("", "(w_values(), 1)"),
    Shift("", "(G(), 1)"),
    Shift("", "(P5(), 1)"),
    Shift("", "(p5_dict(), 1)"),
    Shift("", "(W(), 1)"),
    Shift("", "(C1(), 1)"),
    Shift("", "(Sl(), 1)"),
    Shift("", "(Sm(), 1)"),
    Shift("", "(Se(), 1)"),
    Shift("", "(Evil(), 1)"),
    Shift("", "(1, 1)"),
    Shift("", "(None, 1)"),
    Shift("A.x = property(lambda o: 5)", "(A(), 1)"),
    Shift("A.x = property(lambda o: 5)", "(kept, 1)"),
    Shift("W.x = property(lambda o: 6)", "(kept_dict, 1)"),
    Shift("W.x = property(lambda o: 6, lambda o, v: None)", "(a_dict(), 1)"),
    Shift("A.__getattribute__ = lambda o, n: n", "(kept, 1)"),
    Shift("A.__setattr__ = lambda o, n, v: None", "(kept, 1)"),
    Shift("W.__setattr__ = lambda o, n, v: None", "(kept_dict, 1)"),
    Shift("Sl.__setattr__ = lambda o, n, v: None", "(Sl(), 1)"),
    Shift("A.m = lambda self, v=0: 'new'", "(kept, 1)"),
    Shift("W.m = lambda self, v=0: 'new'", "(kept_dict, 1)"),
    Shift("del A.m", "(kept, 1)"),
    Shift("kept.m = lambda v=0: 'own'", "(kept, 1)"),
    Shift("kept.__class__ = B", "(kept, 1)"),
    Shift("kept_dict.__class__ = P5", "(kept_dict, 1)"),
    Shift("kept.__dict__.clear()", "(kept, 1)"),
    Shift("kept.__dict__ = {'x': 'dict'}", "(kept, 1)"),
    Shift("kept_dict.__dict__.pop('x')", "(kept_dict, 1)"),
    Shift("del Sl.x", "(Sl(), 1)"),
    Shift("Sl.x = 4", "(Sl(), 1)"),
];

const MODULE: &str = "import builtins
builtins.zz = 4
builtins.yy = 5
class N:
    zz = 'class'
    def m(self): return 6
g = 1
g2 = 2
";

const MODULED: &[Shift] = &[
    Shift("", "(N, 1)"),
    Shift("", "(N(), 1)"),
    Shift("", "(1, 1)"),
    Shift("del builtins.zz", "(builtins, 1)"),
    Shift("del builtins.yy", "(builtins, 1)"),
    Shift("del builtins.zz; builtins.zz = 9", "(builtins, 1)"),
    Shift("builtins.zz = 10", "(builtins, 1)"),
    Shift("builtins.extra = 10", "(builtins, 1)"),
    Shift("zz = 'shadow'", "(builtins, 1)"),
    Shift("g = 'rebound'", "(builtins, 1)"),
    Shift("del g", "(builtins, 1)"),
    Shift("del g2", "(builtins, 1)"),
    Shift("del g; g = 'again'", "(builtins, 1)"),
    Shift("globals().pop('g', None)", "(builtins, 1)"),
    Shift("globals()['zz'] = 'by key'", "(builtins, 1)"),
    Shift("globals().update(zz='by update')", "(builtins, 1)"),
];

const CALLED: &str = "def g0(): return 'g0'
def g1(a): return ('g1', a)
def g2(a, b): return ('g2', a, b)
def d1(a=1): return ('d1', a)
def d2(a, b=2): return ('d2', a, b)
def d3(a=1, b=2): return ('d3', a, b)
def kw(a, *, k=3): return ('kw', a, k)
def star(*a): return ('star', a)
class A:
    def m(self, a): return ('A.m', a)
    def d(self, a=4): return ('A.d', a)
    @classmethod
    def c(cls, a): return ('A.c', a)
    @staticmethod
    def s(a): return ('A.s', a)
    def __repr__(self): return 'A()'
class B:
    def m(self, *a): return ('B.m', a)
    def __repr__(self): return 'B()'
class Init:
    def __init__(self, a): self.a = a
    def __repr__(self): return 'Init()'
class Callable:
    def __call__(self, *a): return ('call', a)
bound = A().m
lst = []
def deep(n): return deep(n - 1) if n else 0
";

const CALLED_WITH: &[Shift] = &[
    Shift("", "(g0, 1)"),
    Shift("", "(g1, 1)"),
    Shift("", "(g2, 1)"),
    Shift("", "(d1, 1)"),
    Shift("", "(d2, 1)"),
    Shift("", "(d3, 1)"),
    Shift("", "(kw, 1)"),
    Shift("", "(star, 1)"),
    Shift("", "(int, 1)"),
    Shift("", "(str, 1)"),
    Shift("", "(tuple, (1,))"),
    Shift("", "(type, 1)"),
    Shift("", "(len, 'ab')"),
    Shift("", "(len, 1)"),
    Shift("", "(abs, -1)"),
    Shift("", "(isinstance, 1)"),
    Shift("", "(max, (1, 2))"),
    Shift("", "(lst.append, 1)"),
    Shift("", "('a'.join, ['b'])"),
    Shift("", "(bound, 1)"),
    Shift("", "(A().d, 1)"),
    Shift("", "(A.c, 1)"),
    Shift("", "(A.s, 1)"),
    Shift("", "(B().m, 1)"),
    Shift("", "(Init, 1)"),
    Shift("", "(Callable(), 1)"),
    Shift("", "(None, 1)"),
    Shift("", "(lambda a: ('lambda', a), 1)"),
    Shift("", "(lambda: 'none', 1)"),
    Shift("g1.__code__ = g2.__code__", "(g1, 1)"),
    Shift("g0.__code__ = d1.__code__", "(g0, 1)"),
    Shift("g1.__code__ = star.__code__", "(g1, 1)"),
    Shift("g0.__code__ = star.__code__", "(g0, 1)"),
    Shift("g0.__code__ = kw.__code__", "(g0, 1)"),
    Shift("g1.__code__ = kw.__code__", "(g1, 1)"),
    Shift("d1.__code__ = star.__code__", "(d1, 1)"),
    Shift("d1.__defaults__ = (9,)", "(d1, 1)"),
    Shift("d1.__defaults__ = None", "(d1, 1)"),
    Shift("d2.__defaults__ = (7, 8)", "(d2, 1)"),
    Shift("d2.__defaults__ = None", "(d2, 1)"),
    Shift("d3.__defaults__ = (8,)", "(d3, 1)"),
    Shift("g1.__defaults__ = (9,)", "(g1, 1)"),
    Shift("g1.__kwdefaults__ = {'k': 1}", "(g1, 1)"),
    Shift("d1.__annotations__ = {'a': int}", "(d1, 1)"),
];

const COMPARED: &[Shift] = &[
    Shift("", "(1, 2.5)"),
    Shift("", "(2.5, 1)"),
    Shift("", "(1.5, None)"),
    Shift("", "(None, 1.5)"),
    Shift("", "(1, 2**40)"),
    Shift("", "(2**40, 1)"),
    Shift("", "(2**70, 2**70)"),
    Shift("", "(-2**31, 2**31)"),
    Shift("", "(True, 1)"),
    Shift("", "(1, True)"),
    Shift("", "(1, I(3))"),
    Shift("", "(I(3), 1)"),
    Shift("", "(1, Evil())"),
    Shift("", "(Evil(), 1)"),
    Shift("", "(1.5, Evil())"),
    Shift("", "(Evil(), 1.5)"),
    Shift("", "('a', Evil())"),
    Shift("", "(Evil(), 'a')"),
    Shift("", "('a', S('a'))"),
    Shift("", "(S('b'), 'a')"),
    Shift("", "('a', 1)"),
    Shift("", "(1, 'a')"),
    Shift("", "(1.5, 'a')"),
    Shift("", "('a', 1.5)"),
    Shift("", "(float('nan'), float('nan'))"),
    Shift("", "(F(2.5), 1.5)"),
    Shift("", "(1.5, F(2.5))"),
];

const CHECKED: &[Shift] = &[
    Shift("", "([1], (int, str))"),
    Shift("", "(1, int)"),
    Shift("", "(Evil(), int)"),
    Shift("", "(Sized(), Meta1)"),
    Shift("", "(Sized(), 3)"),
    Shift("", "({1: 2}, str)"),
    Shift("len = d_one", "([1], list)"),
    Shift("isinstance = d_two", "([1], list)"),
    Shift("type = d_one; str = d_one; tuple = d_one", "([1], list)"),
    Shift("abs = d_one; max = d_two; ord = d_one", "('a', list)"),
    Shift("len = lambda a: 'lambda'", "([1], list)"),
    Shift("str = tuple; tuple = type; type = str", "([1], list)"),
    Shift("len = abs; abs = ord; ord = len", "([1], list)"),
    Shift("len = Callable3(); type = Callable3(); isinstance = Callable3()", "([1], list)"),
    Shift("str = Callable3(); tuple = Callable3(); max = Callable3()", "([1], list)"),
    Shift("len = max; isinstance = max", "([1], list)"),
    Shift("", "(-1, list)"),
    Shift("", "(L([1]), list)"),
];

const CHECKS: &str = "class Sized:
    def __len__(self): return 3
    def __repr__(self): return 'Sized()'
class Meta(type):
    def __instancecheck__(cls, o): return True
class Meta1(metaclass=Meta): pass
class Callable3:
    def __call__(self, *a): return ('callable', len(a) if a else 0)
    def __repr__(self): return 'Callable3()'
def d_one(a): return ('one', a)
def d_two(a, b): return ('two', a)
";

const METHODS: &[Shift] = &[
    Shift("", "([3, 1], 1)"),
    Shift("", "(L([3, 1]), 1)"),
    Shift("", "('abc', 1)"),
    Shift("", "(Lister(), 1)"),
    Shift("", "({1: 2}, 1)"),
    Shift("", "((1, 2), 1)"),
    Shift("", "(b'ab', 1)"),
    Shift("", "(S('abc'), 1)"),
    Shift("", "(None, 1)"),
    Shift("", "(Evil(), 1)"),
    Shift("Lister.append = lambda self, v: 'patched'", "(Lister(), 1)"),
    Shift("", "(Lister, 1)"),
];

const LISTER: &str = "class Lister:
    def append(self, v): return ('append', v)
    def count(self, v): return ('count', v)
    def copy(self): return 'copy'
    def index(self, *v): return ('index', v)
    def split(self, *v, **k): return ('split', v)
    def upper(self): return 'UPPER'
    def get(self, *v): return ('get', v)
    def __repr__(self): return 'Lister()'
";

use Op::*;

/// Every aim.
pub static AIMS: &[Aim] = &[
    binary(&[BINARY_OP_ADD_INT], &["return o + v"], INTS),
    binary(&[BINARY_OP_SUBTRACT_INT], &["return o - v"], INTS),
    binary(&[BINARY_OP_MULTIPLY_INT], &["return o * v"], INTS),
    binary(&[BINARY_OP_ADD_FLOAT], &["return o + v"], FLOATS),
    binary(&[BINARY_OP_SUBTRACT_FLOAT], &["return o - v"], FLOATS),
    binary(&[BINARY_OP_MULTIPLY_FLOAT], &["return o * v"], FLOATS),
    binary(&[BINARY_OP_ADD_UNICODE], &["return o + v"], TEXTS),
    binary(&[BINARY_OP_INPLACE_ADD_UNICODE], &["o += v", "return o"], TEXTS),
    binary(&[BINARY_OP_INPLACE_ADD_UNICODE], &["w = o", "o = o + v", "return (o, w)"], TEXTS),
    Aim {
        forms: &[BINARY_SUBSCR_LIST_INT],
        setup: "",
        body: &["return o[v]"],
        warm: &["([5, 6, 7], 1)", "([5], 0)"],
        shifts: INDEXED,
    },
    Aim {
        forms: &[BINARY_SUBSCR_TUPLE_INT],
        setup: "",
        body: &["return o[v]"],
        warm: &["((5, 6, 7), 1)", "((5,), 0)"],
        shifts: INDEXED,
    },
    Aim {
        forms: &[BINARY_SUBSCR_DICT],
        setup: "",
        body: &["return o[v]"],
        warm: &["({1: 5}, 1)", "({'k': 5}, 'k')"],
        shifts: INDEXED,
    },
    Aim {
        forms: &[BINARY_SUBSCR_GETITEM],
        setup: "class Gi:\n    def __getitem__(self, k): return ('gi', k)\n    def __repr__(self): return 'Gi()'\nclass Gj:\n    def __getitem__(self, k, d=0): return ('gj', k, d)\n    def __repr__(self): return 'Gj()'\ndef newer(self, k): return ('newer', k)\ndef more(self, k, d=3): return ('more', k, d)\n",
        body: &["return o[v]"],
        warm: &["(Gi(), 1)"],
        shifts: &[
            Shift("", "(Gj(), 1)"),
            Shift("", "([5, 6], 1)"),
            Shift("", "((5, 6), 1)"),
            Shift("", "(Item(), 1)"),
            Shift("", "(Evil(), 1)"),
            Shift("Gi.__getitem__ = newer", "(Gi(), 1)"),
            Shift("Gi.__getitem__ = more", "(Gi(), 1)"),
            Shift("del Gi.__getitem__", "(Gi(), 1)"),
            Shift("Gi.__getitem__.__code__ = more.__code__", "(Gi(), 1)"),
            Shift("Gi.__getitem__.__code__ = newer.__code__", "(Gi(), 1)"),
            Shift("Gi.__getitem__.__defaults__ = (1,)", "(Gi(), 1)"),
        ],
    },
    Aim {
        forms: &[STORE_SUBSCR_LIST_INT],
        setup: "",
        body: &["o[v] = 9", "return o"],
        warm: &["([5, 6, 7], 1)", "([5], 0)"],
        shifts: INDEXED,
    },
    Aim {
        forms: &[STORE_SUBSCR_DICT],
        setup: "",
        body: &["o[v] = 9", "return o if type(o) is not dict else list(o.items())"],
        warm: &["({1: 5}, 1)", "({}, 'k')"],
        shifts: INDEXED,
    },
    Aim {
        forms: &[UNPACK_SEQUENCE_TWO_TUPLE],
        setup: "",
        body: &["x, y = o", "return (y, x)"],
        warm: &["((1, 2), 0)"],
        shifts: UNPACKED,
    },
    Aim {
        forms: &[UNPACK_SEQUENCE_TUPLE],
        setup: "",
        body: &["x, y, z = o", "return (z, y, x)"],
        warm: &["((1, 2, 3), 0)"],
        shifts: UNPACKED,
    },
    Aim {
        forms: &[UNPACK_SEQUENCE_LIST],
        setup: "",
        body: &["x, y = o", "return (y, x)"],
        warm: &["([1, 2], 0)"],
        shifts: UNPACKED,
    },
    Aim {
        forms: &[LOAD_ATTR_INSTANCE_VALUE],
        setup: NAMED,
        body: &["return o.x"],
        warm: &["(A(), 1)", "(kept, 1)"],
        shifts: OWNED,
    },
    Aim {
        forms: &[LOAD_ATTR_WITH_HINT],
        setup: NAMED,
        body: &["return o.x"],
        warm: &["(a_dict(), 1)", "(kept_dict, 1)"],
        shifts: OWNED,
    },
    Aim { forms: &[LOAD_ATTR_SLOT], setup: NAMED, body: &["return o.x"], warm: &["(Sl(), 1)"], shifts: OWNED },
    Aim {
        forms: &[LOAD_ATTR_MODULE],
        setup: MODULE,
        body: &["return o.zz"],
        warm: &["(builtins, 1)"],
        shifts: MODULED,
    },
    Aim { forms: &[LOAD_GLOBAL_MODULE], setup: MODULE, body: &["return g"], warm: &["(builtins, 1)"], shifts: MODULED },
    Aim {
        forms: &[LOAD_GLOBAL_BUILTIN],
        setup: MODULE,
        body: &["return zz"],
        warm: &["(builtins, 1)"],
        shifts: MODULED,
    },
    Aim {
        forms: &[STORE_ATTR_INSTANCE_VALUE],
        setup: NAMED,
        body: &["o.x = v", "return state(o)"],
        warm: &["(A(), 3)", "(kept, 4)"],
        shifts: OWNED,
    },
    Aim {
        forms: &[STORE_ATTR_INSTANCE_VALUE],
        setup: NAMED,
        body: &["d = o.__dict__ if type(o) is A and v == 1 else 0", "o.x = v + 9", "return (d, state(o))"],
        warm: &["(A(), 3)", "(kept, 4)"],
        shifts: OWNED,
    },
    Aim {
        forms: &[STORE_ATTR_WITH_HINT],
        setup: NAMED,
        body: &["o.x = v", "return state(o)"],
        warm: &["(a_dict(), 3)", "(kept_dict, 4)"],
        shifts: OWNED,
    },
    Aim {
        forms: &[STORE_ATTR_SLOT],
        setup: NAMED,
        body: &["o.x = v", "return state(o)"],
        warm: &["(Sl(), 3)"],
        shifts: OWNED,
    },
    Aim {
        forms: &[LOAD_METHOD_WITH_VALUES, LOAD_METHOD_WITH_DICT, LOAD_METHOD_NO_DICT, LOAD_METHOD_CLASS],
        setup: NAMED,
        body: &["return o.m(v)"],
        warm: &["(A(), 2)", "(kept, 2)", "(kept_dict, 2)", "(a_dict(), 2)", "(Sl(), 2)", "(A, kept)", "(W(), 2)"],
        shifts: OWNED,
    },
    Aim {
        forms: &[LOAD_METHOD_MODULE],
        setup: "import builtins\nbuiltins.zz = lambda v: ('zz', v)\nbuiltins.yy = 5\nclass N:\n    def zz(self, v): return ('N.zz', v)\n",
        body: &["return o.zz(v)"],
        warm: &["(builtins, 1)"],
        shifts: &[
            Shift("", "(N(), 1)"),
            Shift("", "(N, 1)"),
            Shift("", "(1, 1)"),
            Shift("del builtins.zz", "(builtins, 1)"),
            Shift("del builtins.yy", "(builtins, 1)"),
            Shift("builtins.zz = len", "(builtins, 1)"),
            Shift("del builtins.zz; builtins.zz = abs", "(builtins, 1)"),
        ],
    },
    Aim {
        forms: &[CALL_PY_EXACT_ARGS, PRECALL_PYFUNC, PRECALL_BOUND_METHOD],
        setup: CALLED,
        body: &["return o(v)"],
        warm: &["(g1, 1)", "(bound, 1)", "(A.s, 1)", "(A().m, 1)"],
        shifts: CALLED_WITH,
    },
    Aim {
        forms: &[CALL_PY_EXACT_ARGS, PRECALL_PYFUNC],
        setup: CALLED,
        body: &["return o()"],
        warm: &["(g0, 1)"],
        shifts: CALLED_WITH,
    },
    Aim {
        forms: &[CALL_PY_WITH_DEFAULTS],
        setup: CALLED,
        body: &["return o()"],
        warm: &["(d1, 1)", "(d3, 1)"],
        shifts: CALLED_WITH,
    },
    Aim {
        forms: &[CALL_PY_WITH_DEFAULTS],
        setup: CALLED,
        body: &["return o(v)"],
        warm: &["(d2, 1)", "(d3, 1)"],
        shifts: CALLED_WITH,
    },
    Aim {
        forms: &[
            PRECALL_BUILTIN_CLASS,
            PRECALL_NO_KW_TYPE_1,
            PRECALL_NO_KW_STR_1,
            PRECALL_NO_KW_TUPLE_1,
            PRECALL_NO_KW_BUILTIN_O,
        ],
        setup: CALLED,
        body: &["return o(v)"],
        warm: &["(int, 1)", "(type, 1)", "(str, 1)", "(tuple, (1,))", "(abs, -1)", "(len, 'ab')", "(repr, 1)"],
        shifts: CALLED_WITH,
    },
    Aim {
        forms: &[PRECALL_NO_KW_LEN],
        setup: CHECKS,
        body: &["return len(o)"],
        warm: &["([1], list)", "('ab', list)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_ISINSTANCE],
        setup: CHECKS,
        body: &["return isinstance(o, v)"],
        warm: &["([1], list)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_TYPE_1],
        setup: CHECKS,
        body: &["return type(o)"],
        warm: &["([1], list)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_STR_1],
        setup: CHECKS,
        body: &["return str(o)"],
        warm: &["([1], list)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_TUPLE_1],
        setup: CHECKS,
        body: &["return tuple(o)"],
        warm: &["([1], list)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_BUILTIN_O],
        setup: CHECKS,
        body: &["return ord(o)"],
        warm: &["('a', list)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_BUILTIN_FAST],
        setup: CHECKS,
        body: &["return getattr(o, 'real', v)"],
        warm: &["([1], 3)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_BUILTIN_FAST_WITH_KEYWORDS],
        setup: CHECKS,
        body: &["return max(o, v)"],
        warm: &["(1, 2)"],
        shifts: CHECKED,
    },
    Aim {
        forms: &[PRECALL_NO_KW_LIST_APPEND],
        setup: LISTER,
        body: &["r = o.append(v)", "return (r, o)"],
        warm: &["([3], 1)"],
        shifts: METHODS,
    },
    Aim {
        forms: &[PRECALL_NO_KW_METHOD_DESCRIPTOR_O],
        setup: LISTER,
        body: &["return o.count(v)"],
        warm: &["([3, 1], 1)", "((1, 2), 1)"],
        shifts: METHODS,
    },
    Aim {
        forms: &[PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS],
        setup: LISTER,
        body: &["return o.copy()"],
        warm: &["([3, 1], 1)", "({1: 2}, 1)"],
        shifts: METHODS,
    },
    Aim {
        forms: &[PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST],
        setup: LISTER,
        body: &["return o.index(v, 0)"],
        warm: &["([3, 1], 1)", "((2, 1), 1)"],
        shifts: METHODS,
    },
    Aim {
        forms: &[PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS],
        setup: LISTER,
        body: &["return o.split('b')"],
        warm: &["('abc', 1)"],
        shifts: METHODS,
    },
    Aim {
        forms: &[COMPARE_OP_INT_JUMP],
        setup: "",
        body: &["if o < v:", "    return 1", "return 0"],
        warm: &["(1, 2)", "(5, 3)", "(-7, -7)"],
        shifts: COMPARED,
    },
    Aim {
        forms: &[COMPARE_OP_FLOAT_JUMP],
        setup: "",
        body: &["if o >= v:", "    return 1", "return 0"],
        warm: &["(1.5, 2.5)", "(-0.0, 0.0)", "(2.5, 1.5)"],
        shifts: COMPARED,
    },
    Aim {
        forms: &[COMPARE_OP_STR_JUMP],
        setup: "",
        body: &["if o == v:", "    return 1", "return 0"],
        warm: &["('a', 'a')", "('a', 'b')"],
        shifts: COMPARED,
    },
    Aim {
        forms: &[COMPARE_OP_STR_JUMP],
        setup: "",
        body: &["if not o != v:", "    return 1", "return 0"],
        warm: &["('a', 'a')", "('a', 'b')"],
        shifts: COMPARED,
    },
];
