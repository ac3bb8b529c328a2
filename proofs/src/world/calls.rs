//! Worlds of what is called.

use turncoat::bytecode::Op;

use super::explore::World;
use super::worlds::BLANK;

/// The worlds.
pub const WORLDS: &[World] = &[
    World {
        name: "calls: functions, methods and classes of one argument",
        setup: "class A:\n def m(self, x): return 'm', x\n def __call__(self, x): return 'called', x\ndef f(x): return 'f', x\na = A()\nw = f\nx = 's'\ndef visit(): return w(x)\n",
        mutations: &[
            "w = f",
            "w = a.m",
            "w = a",
            "w = str",
            "w = type",
            "w = tuple",
            "w = list",
            "w = int",
            "x = 's'",
            "x = (1, 2)",
        ],
        forms: &[
            Op::PRECALL_PYFUNC,
            Op::PRECALL_BOUND_METHOD,
            Op::PRECALL_BUILTIN_CLASS,
            Op::PRECALL_NO_KW_STR_1,
            Op::PRECALL_NO_KW_TYPE_1,
            Op::PRECALL_NO_KW_TUPLE_1,
        ],
        elsewhere: &[
            (Op::PRECALL_BOUND_METHOD, "no_receiver"),
            (Op::PRECALL_NO_KW_STR_1, "no_receiver"),
            (Op::PRECALL_NO_KW_TYPE_1, "no_receiver"),
            (Op::PRECALL_NO_KW_TUPLE_1, "no_receiver"),
        ],
        ..BLANK
    },
    World {
        name: "calls: builtin functions of one argument",
        setup: "def f(x): return 'f', x\nw = len\nx = 's'\ndef visit(): return w(x)\n",
        mutations: &[
            "w = f",
            "w = len",
            "w = hash",
            "w = repr",
            "w = vars",
            "w = iter",
            "w = round",
            "w = sum",
            "w = str.upper",
            "x = 's'",
            "x = (1, 2)",
            "x = 1.5",
        ],
        forms: &[
            Op::PRECALL_NO_KW_LEN,
            Op::PRECALL_NO_KW_BUILTIN_O,
            Op::PRECALL_NO_KW_BUILTIN_FAST,
            Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS,
        ],
        elsewhere: &[(Op::PRECALL_NO_KW_LEN, "arg_count"), (Op::PRECALL_NO_KW_BUILTIN_O, "arg_count")],
        ..BLANK
    },
    World {
        name: "calls: builtin functions of two arguments",
        setup: "def f(x, y): return 'f', x, y\nw = isinstance\nx = 's'\ny = str\ndef visit(): return w(x, y)\n",
        mutations: &["w = f", "w = isinstance", "w = divmod", "w = pow", "x = 's'", "x = 7", "y = str", "y = 2"],
        forms: &[Op::PRECALL_NO_KW_ISINSTANCE, Op::PRECALL_NO_KW_BUILTIN_FAST, Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS],
        elsewhere: &[(Op::PRECALL_NO_KW_ISINSTANCE, "arg_count")],
        ..BLANK
    },
    World {
        name: "calls: attributes with and without a receiver",
        setup: "class A: pass\nclass B:\n def k(self, x): return 'k', x\na = A()\nb = B()\no = a\ndef f(*x): return 'f', x\nA.k = str\ndef visit(): return o.k('t')\n",
        mutations: &[
            "o = a",
            "o = b",
            "A.k = str",
            "A.k = type",
            "A.k = tuple",
            "A.k = len",
            "A.k = repr",
            "A.k = b.k",
        ],
        forms: &[
            Op::PRECALL_NO_KW_STR_1,
            Op::PRECALL_NO_KW_TYPE_1,
            Op::PRECALL_NO_KW_TUPLE_1,
            Op::PRECALL_NO_KW_LEN,
            Op::PRECALL_NO_KW_BUILTIN_O,
            Op::PRECALL_BOUND_METHOD,
        ],
        ..BLANK
    },
    World {
        name: "calls: isinstance with and without a receiver",
        setup: "class A: pass\nclass B:\n def k(self, x, y): return 'k', x, y\no = A()\nA.k = isinstance\na = o\nb = B()\ndef visit(): return o.k(1, int)\n",
        mutations: &["o = a", "o = b", "A.k = isinstance", "A.k = getattr"],
        forms: &[Op::PRECALL_NO_KW_ISINSTANCE],
        ..BLANK
    },
    World {
        name: "calls: append to a list, its result dropped",
        setup: "class L(list): pass\nclass M(list):\n def append(self, x): print('M', x)\nclass C:\n def append(self, x): print('C', x)\nl = [1]\nm = L()\nn = M()\nc = C()\no = l\ndef visit():\n o.append(2)\n return o is l\n",
        mutations: &["o = l", "o = m", "o = n", "o = c", "o = list", "l.clear()", "m.clear()"],
        forms: &[Op::PRECALL_NO_KW_LIST_APPEND],
        ..BLANK
    },
    World {
        name: "calls: methods of builtin classes, unbound, of the receiver alone",
        setup: "def f(x): return 'f', x\nw = str.upper\nx = 's'\ndef visit(): return w(x)\n",
        mutations: &[
            "w = f",
            "w = str.upper",
            "w = str.split",
            "w = list.copy",
            "w = list.pop",
            "w = repr",
            "x = 's'",
            "x = [1, 2]",
            "x = 3",
        ],
        forms: &[
            Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS,
            Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST,
            Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
        ],
        elsewhere: &[(Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS, "arg_count")],
        ..BLANK
    },
    World {
        name: "calls: methods of builtin classes, bound and unbound",
        setup: "class C:\n def count(self, x): return 'C', x\nl = [1, 's']\no = l\nx = 1\ndef visit(): return o.count(x)\n",
        mutations: &["o = l", "o = (1, 1)", "o = 'sos'", "o = list", "o = C()", "x = 1", "x = 's'", "x = l"],
        forms: &[Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O],
        elsewhere: &[
            (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O, "flags"),
            (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O, "self_type"),
        ],
        ..BLANK
    },
    World {
        name: "calls: methods of builtin classes, unbound, of the receiver and one argument",
        setup: "def f(x, y): return 'f', x, y\nw = list.count\nx = [1, 's']\ndef visit(): return w(x, 1)\n",
        mutations: &[
            "w = f",
            "w = list.count",
            "w = tuple.count",
            "w = list.pop",
            "x = [1, 's']",
            "x = (1, 1)",
            "x = 3",
        ],
        forms: &[Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O, Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST],
        elsewhere: &[(Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O, "arg_count")],
        ..BLANK
    },
    World {
        name: "calls: copy of containers, bound and unbound",
        setup: "class C:\n def copy(self): return 'C'\nl = [1]\no = l\ndef visit(): return o.copy()\n",
        mutations: &["o = l", "o = {1: 2}", "o = {3}", "o = C()", "o = list", "l.append(2)", "l.clear()"],
        forms: &[Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS],
        elsewhere: &[
            (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS, "flags"),
            (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS, "self_type"),
        ],
        ..BLANK
    },
];
