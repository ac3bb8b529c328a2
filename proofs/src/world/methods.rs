//! Worlds of methods and of `__getitem__`.

use turncoat::bytecode::Op;
use turncoat::object::version::Invalidation;
use turncoat::oracles::plant::Plant;

use super::explore::World;
use super::worlds::BLANK;

/// The worlds.
pub const WORLDS: &[World] = &[
    World {
        name: "methods: classes, instance values, keys",
        setup: "class A:\n def m(self): return 1\nclass B(A): pass\nclass C:\n def m(self): return 2\no = B()\no.x = 1\np = C()\ndef visit(): return o.m()\n",
        mutations: &[
            "A.m = lambda self: 3",
            "B.m = lambda self: 4",
            "del B.m",
            "o.m = lambda: 5",
            "del o.m",
            "o.__dict__ = {'m': lambda: 6}",
            "o, p = p, o",
            "B.__getattribute__ = lambda self, name: lambda: 7",
            "del B.__getattribute__",
        ],
        forms: &[Op::LOAD_METHOD_WITH_VALUES],
        plants: &[
            &[Plant::Invalidation(Invalidation::TypeAttributeSet)],
            &[Plant::Invalidation(Invalidation::TypeSubclasses)],
            &[Plant::Invalidation(Invalidation::SharedKeyAdded)],
        ],
        ..BLANK
    },
    World {
        name: "methods: attributes of classes deleted",
        setup: "class A:\n def m(self): return 1\nclass B(A):\n def m(self): return 2\no = B()\ndef visit(): return o.m()\n",
        mutations: &["del B.m", "B.m = A.m", "del A.m", "A.m = lambda self: 3"],
        forms: &[Op::LOAD_METHOD_WITH_VALUES],
        plants: &[&[Plant::Invalidation(Invalidation::TypeAttributeDeleted)]],
        elsewhere: &[
            (Op::LOAD_METHOD_WITH_VALUES, "has_values"),
            (Op::LOAD_METHOD_WITH_VALUES, "keys_version"),
            (Op::LOAD_METHOD_WITH_VALUES, "type_version"),
        ],
        ..BLANK
    },
    World {
        name: "methods: classes assigned, __getattr__ added",
        setup: "class A:\n def m(self): return 1\nclass C:\n def m(self): return 2\nclass B(A): pass\no = B()\ndef visit(): return o.m()\n",
        mutations: &[
            "o.__class__ = C",
            "o.__class__ = B",
            "C.m = lambda self: 3",
            "A.m = lambda self: 5",
            "B.__getattr__ = lambda self, name: lambda: 4",
            "del A.m",
        ],
        forms: &[Op::LOAD_METHOD_WITH_VALUES],
        elsewhere: &[(Op::LOAD_METHOD_WITH_VALUES, "has_values"), (Op::LOAD_METHOD_WITH_VALUES, "keys_version")],
        ..BLANK
    },
    World {
        name: "methods: bases assigned",
        setup: "class A:\n def m(self): return 1\nclass C:\n def m(self): return 2\nclass B(A): pass\nclass D(B): pass\no = D()\ndef visit(): return o.m()\n",
        mutations: &[
            "B.__bases__ = (C,)",
            "B.__bases__ = (A,)",
            "D.__bases__ = (C, B) if D.__bases__ == (B,) else (B,)",
            "C.m = lambda self: 3",
        ],
        forms: &[Op::LOAD_METHOD_WITH_VALUES],
        plants: &[&[Plant::Invalidation(Invalidation::TypeBasesAssigned)]],
        elsewhere: &[
            (Op::LOAD_METHOD_WITH_VALUES, "has_values"),
            (Op::LOAD_METHOD_WITH_VALUES, "keys_version"),
            (Op::LOAD_METHOD_WITH_VALUES, "type_version"),
        ],
        ..BLANK
    },
    World {
        name: "methods: instances with a dict",
        setup: "class A:\n def m(self): return 1\nclass B(A):\n def m(self): return 2\nclass E(Exception):\n def m(self): return 3\no = E()\no.x = 1\np = A()\nq = E()\ndef visit(): return o.m()\n",
        mutations: &[
            "E.m = lambda self: 4",
            "o.m = lambda: 5",
            "del o.m",
            "o.__dict__['m'] = lambda: 6",
            "o.__dict__.clear()",
            "o, p = p, o",
            "o, q = q, o",
        ],
        forms: &[Op::LOAD_METHOD_WITH_DICT],
        ..BLANK
    },
    World {
        name: "methods: objects without a dict",
        setup: "class A:\n __slots__ = ()\n def m(self): return 1\nclass B(A): __slots__ = ()\nclass L(list):\n __slots__ = ()\n def m(self): return 2\no = B()\np = L()\ndef visit(): return o.m()\n",
        mutations: &[
            "A.m = lambda self: 3",
            "B.m = lambda self: 4",
            "del B.m",
            "o, p = p, o",
            "A.__getattr__ = lambda self, name: lambda: 5",
            "A.__getattribute__ = lambda self, name: lambda: 6",
            "del A.__getattribute__",
            "B.m = property(lambda self: lambda: 7)",
        ],
        forms: &[Op::LOAD_METHOD_NO_DICT],
        ..BLANK
    },
    World {
        name: "methods: modules",
        setup: "import builtins\nclass A:\n def zz(self): return 0\no = builtins\no.zz = lambda: 1\np = A()\ndef visit(): return o.zz()\n",
        mutations: &["builtins.zz = lambda: 2", "del builtins.zz", "builtins.yy = 3", "del builtins.yy", "o, p = p, o"],
        forms: &[Op::LOAD_METHOD_MODULE],
        plants: &[&[Plant::Invalidation(Invalidation::DictKeyDeleted), Plant::Guard(Op::LOAD_METHOD_MODULE, 2)]],
        ..BLANK
    },
    World {
        name: "methods: of classes",
        setup: "class A:\n def m(self): return 'A', self\nclass B(A): pass\nclass M(type):\n def m(cls): return 'M'\nclass C(metaclass=M): pass\no = B\np = C\nq = A()\ndef visit(): return o.m(1)\n",
        mutations: &[
            "A.m = lambda self: 3",
            "B.m = staticmethod(lambda x: 4)",
            "del B.m",
            "o, p = p, o",
            "o, q = q, o",
            "M.m = lambda cls, x: 5",
        ],
        forms: &[Op::LOAD_METHOD_CLASS],
        ..BLANK
    },
    World {
        name: "methods: functions called bound and unbound",
        setup: "class A:\n def m(self, x): return 'm', x\n def d(self, x=0, y=1): return 'd', x, y\no = A()\ndef visit():\n return o.m(1)\n",
        mutations: &["global o\no = A()", "global o\no = A", "A.m = A.d", "A.d.__defaults__ = (2,)"],
        forms: &[Op::CALL_PY_EXACT_ARGS],
        elsewhere: &[(Op::CALL_PY_EXACT_ARGS, "is_function"), (Op::CALL_PY_EXACT_ARGS, "func_version")],
        ..BLANK
    },
    World {
        name: "methods: defaults, called bound and unbound",
        setup: "class A:\n def d(self, x, y=1): return 'd', x, y\no = A()\ndef visit():\n return o.d(1)\n",
        mutations: &["global o\no = A()", "global o\no = A", "A.d.__defaults__ = (2,)", "A.d.__defaults__ = None"],
        forms: &[Op::CALL_PY_WITH_DEFAULTS],
        elsewhere: &[
            (Op::CALL_PY_WITH_DEFAULTS, "is_function"),
            (Op::CALL_PY_WITH_DEFAULTS, "func_version"),
            (Op::CALL_PY_WITH_DEFAULTS, "max_args"),
        ],
        ..BLANK
    },
    World {
        name: "subscripts: __getitem__ of classes",
        setup: "class A:\n def __getitem__(self, i): return 'A', i\nclass B(A): pass\nclass C:\n def __getitem__(self, i): return 'C', i\nclass D: pass\no = B()\np = C()\ndef visit(): return o[1]\n",
        mutations: &[
            "A.__getitem__ = lambda self, i: 1",
            "B.__getitem__ = lambda self, i: 2",
            "del B.__getitem__",
            "o, p = p, o",
            "A.__getitem__.__code__ = (lambda self: 4).__code__",
            "A.__getitem__.__code__ = (lambda self, i: 3).__code__",
            "o = [4, 5]",
        ],
        forms: &[Op::BINARY_SUBSCR_GETITEM],
        plants: &[
            &[Plant::Invalidation(Invalidation::TypeAttributeSet)],
            &[Plant::Invalidation(Invalidation::TypeSubclasses)],
        ],
        ..BLANK
    },
];
