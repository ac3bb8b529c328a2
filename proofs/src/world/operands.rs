//! Worlds of operands that change: containers and indices, numbers, strings.

use turncoat::adaptive::families::invariant::Transition;
use turncoat::bytecode::Op;
use turncoat::oracles::plant::Plant;

use super::explore::World;
use super::worlds::BLANK;

/// The worlds.
pub const WORLDS: &[World] = &[
    World {
        name: "subscript read: containers and indices",
        setup: "class L(list):\n def __getitem__(self, i): return 'L', i\nclass D(dict):\n def __missing__(self, key): return 'missing', key\nt = (5, 6)\nl = [7, 8]\nc = l\ni = 0\ndef visit(): return c[i]\n",
        mutations: &[
            "global c\nc = l",
            "global c\nc = t",
            "global c\nc = {0: 1, True: 2}",
            "global c\nc = L([1, 2])",
            "global c\nc = D()",
            "global c\nc = 'ab'",
            "l[:] = []",
            "l[:] = [3, 4, 5]",
            "global i\ni = 1",
            "global i\ni = -1",
            "global i\ni = 2",
            "global i\ni = True",
            "global i\ni = 1.0",
            "global i\ni = 2 ** 40",
            "global i\ni = 2 ** 70",
        ],
        forms: &[Op::BINARY_SUBSCR_LIST_INT, Op::BINARY_SUBSCR_TUPLE_INT, Op::BINARY_SUBSCR_DICT],
        ..BLANK
    },
    World {
        name: "subscript write: containers and indices",
        setup: "class L(list):\n def __setitem__(self, i, v): print('L', i)\nl = [7, 8]\nd = {0: 1}\nk = L([1, 2])\nc = l\ni = 0\ndef visit(): c[i] = 9\n",
        mutations: &[
            "global c\nc = l",
            "global c\nc = d",
            "global c\nc = k",
            "global c\nc = (1, 2)",
            "l[:] = []",
            "l[:] = [3, 4]",
            "d.clear()",
            "global i\ni = 1",
            "global i\ni = -1",
            "global i\ni = 2",
            "global i\ni = True",
            "global i\ni = 1.0",
            "global i\ni = 2 ** 70",
        ],
        forms: &[Op::STORE_SUBSCR_LIST_INT, Op::STORE_SUBSCR_DICT],
        ..BLANK
    },
    World {
        name: "unpacking into two",
        setup: "class L(list):\n def __iter__(self): return iter('xy')\nl = [7, 8]\nc = l\ndef visit():\n a, b = c\n return a, b\n",
        mutations: &[
            "global c\nc = l",
            "global c\nc = (1, 2)",
            "global c\nc = (1, 2, 3)",
            "global c\nc = L([1, 2])",
            "global c\nc = 'ab'",
            "global c\nc = {4, 5}",
            "l[:] = [3, 4, 5]",
            "l[:] = [3, 4]",
            "l.clear()",
        ],
        forms: &[Op::UNPACK_SEQUENCE_TWO_TUPLE, Op::UNPACK_SEQUENCE_LIST],
        ..BLANK
    },
    World {
        name: "unpacking into three",
        setup: "l = [7, 8, 9]\nc = l\ndef visit():\n a, b, d = c\n return a, b, d\n",
        mutations: &[
            "global c\nc = l",
            "global c\nc = (1, 2, 3)",
            "global c\nc = (1, 2)",
            "global c\nc = 'abc'",
            "l[:] = [3, 4]",
            "l[:] = [3, 4, 5]",
        ],
        forms: &[Op::UNPACK_SEQUENCE_TUPLE, Op::UNPACK_SEQUENCE_LIST],
        plants: &[&[Plant::Transition(Transition::PermanentMiss)]],
        ..BLANK
    },
    World {
        name: "addition: pairs of operands",
        setup: "class N(int):\n def __add__(self, other): return 'add', other\n def __sub__(self, other): return 'sub', other\n def __mul__(self, other): return 'mul', other\na = b = 1\ndef visit(): return a + b\n",
        mutations: &[
            "global a\na = 1",
            "global a\na = 2 ** 62",
            "global a\na = 2 ** 70",
            "global a\na = True",
            "global a\na = 1.5",
            "global a\na = 's'",
            "global b\nb = 1",
            "global b\nb = 2 ** 62",
            "global b\nb = 2 ** 70",
            "global b\nb = True",
            "global b\nb = 1.5",
            "global b\nb = 's'",
        ],
        forms: &[Op::BINARY_OP_ADD_INT, Op::BINARY_OP_ADD_FLOAT, Op::BINARY_OP_ADD_UNICODE],
        ..BLANK
    },
    World {
        name: "subtraction: pairs of operands",
        setup: "class N(int):\n def __add__(self, other): return 'add', other\n def __sub__(self, other): return 'sub', other\n def __mul__(self, other): return 'mul', other\na = b = 1\ndef visit(): return a - b\n",
        mutations: &[
            "global a\na = 1",
            "global a\na = -(2 ** 63)",
            "global a\na = True",
            "global a\na = 1.5",
            "global a\na = N(3)",
            "global b\nb = 1",
            "global b\nb = -(2 ** 63)",
            "global b\nb = True",
            "global b\nb = 1.5",
            "global b\nb = N(3)",
        ],
        forms: &[Op::BINARY_OP_SUBTRACT_INT, Op::BINARY_OP_SUBTRACT_FLOAT],
        ..BLANK
    },
    World {
        name: "multiplication: pairs of operands",
        setup: "class N(int):\n def __add__(self, other): return 'add', other\n def __sub__(self, other): return 'sub', other\n def __mul__(self, other): return 'mul', other\na = b = 1\ndef visit(): return a * b\n",
        mutations: &[
            "global a\na = 3",
            "global a\na = 2 ** 62",
            "global a\na = 2 ** 70",
            "global a\na = 1.5",
            "global a\na = 's'",
            "global b\nb = 3",
            "global b\nb = 2 ** 62",
            "global b\nb = 2 ** 70",
            "global b\nb = 1.5",
            "global b\nb = 's'",
        ],
        forms: &[Op::BINARY_OP_MULTIPLY_INT, Op::BINARY_OP_MULTIPLY_FLOAT],
        ..BLANK
    },
    World {
        name: "strings that grow in place",
        setup: "s = 'a'\nt = 'b'\nclass S(str):\n def __add__(self, other): return 'add', other\ndef visit():\n x = s\n y = x\n x = x + t\n return x, y\n",
        mutations: &[
            "global s\ns = 'cd'",
            "global s\ns = 1",
            "global s\ns = S('e')",
            "global t\nt = ''",
            "global t\nt = 2",
            "global t\nt = S('f')",
        ],
        forms: &[Op::BINARY_OP_INPLACE_ADD_UNICODE],
        ..BLANK
    },
    World {
        name: "comparison and jump: ints",
        setup: "class F(float):\n def __lt__(self, other): return 'lt'\nclass S(str):\n def __eq__(self, other): return 'eq'\na = b = 1\ndef visit(): return 1 if a < b else 0\n",
        mutations: &[
            "global a\na = 1",
            "global a\na = -2",
            "global a\na = 2 ** 62",
            "global a\na = 2 ** 70",
            "global a\na = 1.5",
            "global b\nb = 1",
            "global b\nb = -2",
            "global b\nb = 2 ** 62",
            "global b\nb = 2 ** 70",
            "global b\nb = 1.5",
        ],
        forms: &[Op::COMPARE_OP_INT_JUMP],
        ..BLANK
    },
    World {
        name: "comparison and jump: floats",
        setup: "class F(float):\n def __lt__(self, other): return 'lt'\nclass S(str):\n def __eq__(self, other): return 'eq'\na = b = 1.5\ndef visit(): return 1 if a < b else 0\n",
        mutations: &[
            "global a\na = 1.5",
            "global a\na = -0.0",
            "global a\na = float('nan')",
            "global a\na = F(2.5)",
            "global a\na = 2",
            "global b\nb = 1.5",
            "global b\nb = -0.0",
            "global b\nb = float('nan')",
            "global b\nb = F(2.5)",
            "global b\nb = 2",
        ],
        forms: &[Op::COMPARE_OP_FLOAT_JUMP],
        elsewhere: &[(Op::COMPARE_OP_FLOAT_JUMP, "ordered")],
        ..BLANK
    },
    World {
        name: "comparison and jump: strings",
        setup: "class F(float):\n def __lt__(self, other): return 'lt'\nclass S(str):\n def __eq__(self, other): return 'eq'\na = b = 's'\ndef visit(): return 1 if a == b else 0\n",
        mutations: &[
            "global a\na = 's'",
            "global a\na = 'st'",
            "global a\na = S('s')",
            "global a\na = 1",
            "global b\nb = 's'",
            "global b\nb = 'st'",
            "global b\nb = S('s')",
            "global b\nb = 1",
        ],
        forms: &[Op::COMPARE_OP_STR_JUMP],
        ..BLANK
    },
    World {
        name: "comparison and jump: floats without an order",
        setup: "a = b = 1.5\ndef visit(): return 1 if a != b else 0\n",
        mutations: &[
            "global a\na = 1.5",
            "global a\na = float('nan')",
            "global a\na = 1",
            "global b\nb = 1.5",
            "global b\nb = float('inf')",
            "global b\nb = 's'",
        ],
        forms: &[Op::COMPARE_OP_FLOAT_JUMP],
        ..BLANK
    },
];
