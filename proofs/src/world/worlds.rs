//! The worlds: a site each, with what can happen around it.

use turncoat::bytecode::Op;
use turncoat::object::version::Invalidation;

use turncoat::oracles::plant::Plant;

use super::explore::World;

/// An exploration that has found so many states stops; the table says so.
pub const MOST: usize = 300;

/// Forms that no world has yet: nothing is claimed of them beyond the state machine of their site.
pub const MISSING: &[Op] = &[
    Op::BINARY_SUBSCR_GETITEM,
    Op::LOAD_METHOD_CLASS,
    Op::LOAD_METHOD_MODULE,
    Op::LOAD_METHOD_NO_DICT,
    Op::LOAD_METHOD_WITH_DICT,
    Op::LOAD_METHOD_WITH_VALUES,
    Op::PRECALL_BOUND_METHOD,
    Op::PRECALL_BUILTIN_CLASS,
    Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS,
    Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
    Op::PRECALL_NO_KW_BUILTIN_FAST,
    Op::PRECALL_NO_KW_BUILTIN_O,
    Op::PRECALL_NO_KW_ISINSTANCE,
    Op::PRECALL_NO_KW_LEN,
    Op::PRECALL_NO_KW_LIST_APPEND,
    Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST,
    Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS,
    Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O,
    Op::PRECALL_NO_KW_STR_1,
    Op::PRECALL_NO_KW_TUPLE_1,
    Op::PRECALL_NO_KW_TYPE_1,
    Op::PRECALL_PYFUNC,
];

/// Guards that no world can make necessary, each with its reason.
pub const EXCUSED: &[(Op, &str, &str)] = &[
    (Op::BINARY_OP_INPLACE_ADD_UNICODE, "stores_into_left", "our strings never change where another name can see it"),
    (Op::LOAD_ATTR_MODULE, "value_set", "deleting a key resets the keys version, which misses first"),
    (Op::LOAD_GLOBAL_MODULE, "value_set", "deleting a key resets the keys version, which misses first"),
    (Op::LOAD_GLOBAL_BUILTIN, "value_set", "deleting a key resets the keys version, which misses first"),
    (
        Op::CALL_PY_EXACT_ARGS,
        "arg_count",
        "a method is called bound, so a site gives one number; func_version is enough",
    ),
    (
        Op::CALL_PY_WITH_DEFAULTS,
        "min_args",
        "a method is called bound, so a site gives one number; func_version is enough",
    ),
    (Op::CALL_PY_WITH_DEFAULTS, "max_args", "one site gives one number of arguments, and the version fixes the most"),
];

const BLANK: World =
    World { name: "", setup: "", mutations: &[], forms: &[], plants: &[], elsewhere: &[], limit: None };

/// Every world.
pub const WORLDS: &[World] = &[
    World {
        name: "attribute read: class attributes, descriptors, classes",
        setup: "class A: pass\nclass B(A): pass\no = B()\no.x = 1\ndef visit(): return o.x\n",
        mutations: &[
            "A.x = 7",
            "del A.x",
            "A.x = property(lambda self: 8)",
            "B.x = 9",
            "del B.x",
            "A.__getattribute__ = lambda self, name: 5",
            "del A.__getattribute__",
            "del o.x",
            "o.x = 2",
        ],
        forms: &[Op::LOAD_ATTR_INSTANCE_VALUE],
        plants: &[
            &[Plant::Invalidation(Invalidation::TypeAttributeSet)],
            &[Plant::Invalidation(Invalidation::TypeSubclasses)],
        ],
        ..BLANK
    },
    World {
        name: "attribute read: instance values, dicts, keys",
        setup: "class A: pass\nclass B:\n @property\n def x(self): return 6\no = A()\no.x = 1\np = B()\np.y = 3\ndef visit(): return o.x\n",
        mutations: &[
            "o.x = 2",
            "del o.x",
            "o.w = 4",
            "o.__dict__",
            "o.__dict__ = {'w': 1, 'x': 3}",
            "o.__dict__ = {'x': 4}",
            "o.__dict__.clear()",
            "o, p = p, o",
        ],
        forms: &[Op::LOAD_ATTR_INSTANCE_VALUE, Op::LOAD_ATTR_WITH_HINT],
        ..BLANK
    },
    World {
        name: "attribute read: slots",
        setup: "class A: __slots__ = ('x',)\nclass B: __slots__ = ('y', 'x')\nclass C(A): pass\no = A()\no.x = 1\np = B()\np.x = 2\np.y = 3\nq = C()\ndef visit(): return o.x\n",
        mutations: &["o.x = 5", "del o.x", "o, p = p, o", "o, q = q, o", "C.x = 7", "del C.x", "q.x = 8"],
        forms: &[Op::LOAD_ATTR_SLOT],
        ..BLANK
    },
    World {
        name: "attribute read: modules",
        setup: "import builtins\nclass A: pass\no = builtins\no.zz = 1\np = A()\np.zz = 4\ndef visit(): return o.zz\n",
        mutations: &["builtins.zz = 2", "del builtins.zz", "builtins.yy = 3", "del builtins.yy", "o, p = p, o"],
        forms: &[Op::LOAD_ATTR_MODULE],
        plants: &[&[Plant::Invalidation(Invalidation::DictKeyDeleted), Plant::Guard(Op::LOAD_ATTR_MODULE, 2)]],
        ..BLANK
    },
    World {
        name: "attribute write: values, dicts, descriptors",
        setup: "class A: pass\nclass P: pass\nP.x = property(lambda self: 1, lambda self, value: print('set', value))\no = A()\no.x = 1\np = P()\np.y = 2\ndef visit(): o.x = 5\n",
        mutations: &[
            "del o.x",
            "o.w = 4",
            "o.__dict__",
            "o.__dict__ = {'w': 1, 'x': 3}",
            "o.__dict__ = {'x': 4}",
            "o, p = p, o",
            "A.x = property(lambda self: 1, lambda self, value: print('put', value))",
            "del A.x",
            "A.__setattr__ = lambda self, name, value: print('setattr', name)",
            "del A.__setattr__",
        ],
        forms: &[Op::STORE_ATTR_INSTANCE_VALUE, Op::STORE_ATTR_WITH_HINT],
        plants: &[&[Plant::Invalidation(Invalidation::TypeAttributeSet)]],
        ..BLANK
    },
    World {
        name: "attribute write: slots",
        setup: "class A: __slots__ = ('x',)\nclass B: __slots__ = ('y', 'x')\no = A()\np = B()\ndef visit(): o.x = 5\n",
        mutations: &[
            "del o.x",
            "o, p = p, o",
            "p.y = 1",
            "A.__setattr__ = lambda self, n, v: None",
            "del A.__setattr__",
        ],
        forms: &[Op::STORE_ATTR_SLOT],
        ..BLANK
    },
    World {
        name: "names: module over builtins, keys added and deleted",
        setup: "import builtins\nbuiltins.zz = 1\ndef visit(): return zz\n",
        mutations: &[
            "global zz\nzz = 2",
            "global zz\ndel zz",
            "builtins.zz = 3",
            "del builtins.zz",
            "global yy\nyy = 4",
            "global yy\ndel yy",
            "builtins.yy = 5",
        ],
        forms: &[Op::LOAD_GLOBAL_MODULE, Op::LOAD_GLOBAL_BUILTIN],
        plants: &[
            &[Plant::Invalidation(Invalidation::DictKeyAdded)],
            &[Plant::Invalidation(Invalidation::DictKeyDeleted), Plant::Guard(Op::LOAD_GLOBAL_MODULE, 1)],
            &[Plant::Invalidation(Invalidation::DictKeyDeleted), Plant::Guard(Op::LOAD_GLOBAL_BUILTIN, 2)],
        ],
        ..BLANK
    },
    World {
        name: "calls: other callables",
        setup: "def g(a): return a\ndef k(a, b=2): return a, b\ndef h(*a): return a\nw = g\ndef visit(): return w(1)\n",
        mutations: &["global w\nw = g", "global w\nw = k", "global w\nw = h", "global w\nw = float"],
        forms: &[Op::CALL_PY_EXACT_ARGS, Op::CALL_PY_WITH_DEFAULTS],
        plants: &[&[Plant::Guard(Op::CALL_PY_EXACT_ARGS, 1), Plant::Guard(Op::CALL_PY_EXACT_ARGS, 2)]],
        ..BLANK
    },
    World {
        name: "calls: code and defaults assigned",
        setup: "def f(a, b=2): return a, b\ndef g(a): return a\ndef h(a, *r): return a, r\ndef visit(): return f(1)\n",
        mutations: &[
            "f.__defaults__ = (3, 4)",
            "f.__defaults__ = None",
            "f.__code__ = g.__code__",
            "f.__code__ = h.__code__",
            "f.__kwdefaults__ = {'b': 1}",
        ],
        forms: &[Op::CALL_PY_EXACT_ARGS, Op::CALL_PY_WITH_DEFAULTS],
        plants: &[
            &[Plant::Invalidation(Invalidation::FunctionCodeAssigned)],
            &[Plant::Invalidation(Invalidation::FunctionDefaultsAssigned)],
        ],
        elsewhere: &[(Op::CALL_PY_EXACT_ARGS, "is_function"), (Op::CALL_PY_WITH_DEFAULTS, "is_function")],
        ..BLANK
    },
    World {
        name: "versions run out: nothing that needs one specializes",
        setup: "class A: pass\no = A()\no.x = 1\ndef visit(): return o.x\n",
        mutations: &["A.x = property(lambda self: 8)", "del A.x", "o.x = 2", "del o.x"],
        forms: &[],
        plants: &[&[Plant::Invalidation(Invalidation::TypeAttributeSet)]],
        limit: Some(4),
        ..BLANK
    },
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
