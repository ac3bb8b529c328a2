//! Worlds of attributes, global names and functions.

use turncoat::bytecode::Op;
use turncoat::object::version::Invalidation;
use turncoat::oracles::plant::Plant;

use super::explore::World;
use super::worlds::BLANK;

/// The worlds.
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
        setup: "class A: __slots__ = ('x',)\nclass B: __slots__ = ('w', 'x')\nclass C(A): pass\no = A()\no.x = 1\np = B()\np.x = 2\np.w = 3\nq = C()\ndef visit(): return o.x\n",
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
        name: "attribute read: modules cleared",
        setup: "import math\nmath.zz = 1\ndef visit(): return math.zz\n",
        mutations: &["math.zz = 2", "math.yy = 3", "math.__dict__.clear()"],
        forms: &[Op::LOAD_ATTR_MODULE],
        plants: &[&[Plant::Invalidation(Invalidation::DictCleared), Plant::Guard(Op::LOAD_ATTR_MODULE, 2)]],
        elsewhere: &[(Op::LOAD_ATTR_MODULE, "is_module"), (Op::LOAD_ATTR_MODULE, "keys_version")],
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
        setup: "class A: __slots__ = ('x',)\nclass B: __slots__ = ('w', 'x')\no = A()\np = B()\ndef visit(): o.x = 5\n",
        mutations: &[
            "del o.x",
            "o, p = p, o",
            "p.w = 1",
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
        elsewhere: &[(Op::CALL_PY_EXACT_ARGS, "arg_count"), (Op::CALL_PY_WITH_DEFAULTS, "min_args")],
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
        elsewhere: &[
            (Op::CALL_PY_EXACT_ARGS, "is_function"),
            (Op::CALL_PY_EXACT_ARGS, "arg_count"),
            (Op::CALL_PY_WITH_DEFAULTS, "is_function"),
            (Op::CALL_PY_WITH_DEFAULTS, "min_args"),
        ],
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
        name: "versions run out: functions and keys",
        setup: "def f(a): return a\ndef g(a, b=1): return a, b\ndef h(a, *r): return a, r\nw = f\ndef visit(): return w(1)\n",
        mutations: &["w = f", "w = g", "f.__code__ = h.__code__", "f.__code__ = g.__code__", "g.__defaults__ = (2,)"],
        plants: &[&[Plant::Invalidation(Invalidation::FunctionCodeAssigned)]],
        limit: Some(5),
        ..BLANK
    },
    World {
        name: "attribute read: classes assigned, __getattr__ added",
        setup: "class A: pass\nclass B:\n x = property(lambda self: 2)\no = A()\no.x = 1\ndef visit(): return o.x\n",
        mutations: &[
            "o.__class__ = B",
            "o.__class__ = A",
            "A.__getattr__ = lambda self, name: 3",
            "A.__getattribute__ = lambda self, name: 4",
            "del A.__getattribute__",
            "del o.x",
        ],
        forms: &[Op::LOAD_ATTR_INSTANCE_VALUE],
        plants: &[&[Plant::Invalidation(Invalidation::TypeAttributeSet)]],
        elsewhere: &[(Op::LOAD_ATTR_INSTANCE_VALUE, "has_values")],
        ..BLANK
    },
    World {
        name: "names: dicts cleared",
        setup: "import builtins\nbuiltins.zz = 1\nd = globals()\nclass A: pass\no = A()\no.x = 2\ndef visit(): return zz, o.x\n",
        mutations: &["zz = 3", "del zz", "o.__dict__.clear()", "o.x = 4", "o.__dict__ = {'x': 5}", "del builtins.zz"],
        forms: &[Op::LOAD_GLOBAL_MODULE, Op::LOAD_GLOBAL_BUILTIN],
        elsewhere: &[(Op::LOAD_GLOBAL_BUILTIN, "builtin_keys_version")],
        ..BLANK
    },
];
