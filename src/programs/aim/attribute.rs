//! Aims of LOAD_ATTR, STORE_ATTR and LOAD_METHOD on instances and classes.

use super::{Aim, World};
use crate::bytecode::Op::*;
use crate::programs::definition::Library;

static LIBRARY: Library = Library::new(include_str!("attribute.py"));

const OWNED: &[&str] = &[
    "(A(), 1)",
    "(B(), 1)",
    "(a_dict(), 1)",
    "(moved(), 1)",
    "(materialized(), 1)",
    "(unset(), 1)",
    "(w_values(), 1)",
    "(G(), 1)",
    "(P5(), 1)",
    "(p5_dict(), 1)",
    "(W(), 1)",
    "(C1(), 1)",
    "(Sl(), 1)",
    "(Sm(), 1)",
    "(Se(), 1)",
    "(Evil(), 1)",
    "(crowded(), 1)",
    "(last_first(), 1)",
    "(V(), 1)",
    "(own_v(), 1)",
    "(1, 1)",
    "(None, 1)",
];

const OWNED_WORLDS: &[World] = &[
    World("A.x = property(lambda o: 5)", "(A(), 1)"),
    World("A.x = property(lambda o: 5)", "(kept, 1)"),
    World("W.x = property(lambda o: 6)", "(kept_dict, 1)"),
    World("W.x = property(lambda o: 6, lambda o, v: None)", "(a_dict(), 1)"),
    World("A.__getattribute__ = lambda o, n: n", "(kept, 1)"),
    World("A.__setattr__ = lambda o, n, v: None", "(kept, 1)"),
    World("W.__setattr__ = lambda o, n, v: None", "(kept_dict, 1)"),
    World("Sl.__setattr__ = lambda o, n, v: None", "(Sl(), 1)"),
    World("A.m = lambda self, v=0: 'new'", "(kept, 1)"),
    World("W.m = lambda self, v=0: 'new'", "(kept_dict, 1)"),
    World("del A.m", "(kept, 1)"),
    World("kept.m = lambda v=0: 'own'", "(kept, 1)"),
    World("kept.__class__ = B", "(kept, 1)"),
    World("kept_dict.__class__ = P5", "(kept_dict, 1)"),
    World("kept.__dict__.clear()", "(kept, 1)"),
    World("kept.__dict__ = {'x': 'dict'}", "(kept, 1)"),
    World("kept_dict.__dict__.pop('x')", "(kept_dict, 1)"),
    World("A.__bases__ = (Z1,)", "(kept, 1)"),
    World("A.__bases__ = (Z1,)", "(A(), 1)"),
    World("A.__bases__ = (Z1, Z0)", "(A, kept)"),
    World("G.__bases__ = (Z1,)", "(G(), 1)"),
    World("Z0.x = 'base'; Z0.m = lambda self, v=0: 'base'", "(kept, 1)"),
    World("del A.m; A.__bases__ = (Z1,)", "(kept, 1)"),
    World("del Sl.x", "(Sl(), 1)"),
    World("Sl.x = 4", "(Sl(), 1)"),
];

/// Objects of the class of `a_dict()` whose attribute is not where it was, and what takes it away.
const HINTED: &[&str] = &["(W(), 1)", "(w_values(), 1)", "(moved(), 1)", "(emptied(), 1)"];
const HINTED_WORLDS: &[World] =
    &[World("kept_dict.__dict__.pop('x')", "(kept_dict, 1)"), World("kept_dict.__dict__ = {}", "(kept_dict, 1)")];

pub(super) static AIMS: &[Aim] = &[
    Aim {
        forms: &[LOAD_ATTR_INSTANCE_VALUE],
        library: &LIBRARY,
        body: &["return o.x"],
        warm: &["(A(), 1)", "(kept, 1)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[LOAD_ATTR_WITH_HINT],
        library: &LIBRARY,
        body: &["return o.x"],
        warm: &["(a_dict(), 1)", "(kept_dict, 1)", "(crowded(), 1)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[LOAD_ATTR_SLOT],
        library: &LIBRARY,
        body: &["return o.x"],
        warm: &["(Sl(), 1)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[STORE_ATTR_INSTANCE_VALUE],
        library: &LIBRARY,
        body: &["o.x = v", "return state(o)"],
        warm: &["(A(), 3)", "(kept, 4)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[STORE_ATTR_INSTANCE_VALUE],
        library: &LIBRARY,
        body: &["d = o.__dict__ if type(o) is A and v == 1 else 0", "o.x = v + 9", "return (d, state(o))"],
        warm: &["(A(), 3)", "(kept, 4)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[STORE_ATTR_WITH_HINT],
        library: &LIBRARY,
        body: &["o.x = v", "return state(o)"],
        warm: &["(a_dict(), 3)", "(kept_dict, 4)", "(crowded(), 5)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[STORE_ATTR_SLOT],
        library: &LIBRARY,
        body: &["o.x = v", "return state(o)"],
        warm: &["(Sl(), 3)"],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    Aim {
        forms: &[LOAD_METHOD_WITH_VALUES, LOAD_METHOD_WITH_DICT, LOAD_METHOD_NO_DICT, LOAD_METHOD_CLASS],
        library: &LIBRARY,
        body: &["return o.m(v)"],
        warm: &[
            "(A(), 2)",
            "(kept, 2)",
            "(kept_dict, 2)",
            "(a_dict(), 2)",
            "(Sl(), 2)",
            "(A, kept)",
            "(W(), 2)",
            "(V(), 2)",
        ],
        others: OWNED,
        worlds: OWNED_WORLDS,
    },
    // The order of an instance's names is that in which they were set.
    Aim {
        forms: &[STORE_ATTR_INSTANCE_VALUE],
        library: &LIBRARY,
        body: &["o.x = v", "return list(o.__dict__)"],
        warm: &["(A(), 3)"],
        others: &["(last_first(), 3)", "(unset(), 3)", "(B(), 3)"],
        worlds: &[],
    },
    Aim {
        forms: &[LOAD_METHOD_NO_DICT],
        library: &LIBRARY,
        body: &["return o.m(v)"],
        warm: &["(V(), 2)", "(Sl(), 2)"],
        others: &["(own_v(), 2)", "(V(), 2)", "(A(), 2)"],
        worlds: &[World("V.m = lambda self, v=0: 'new'", "(V(), 1)"), World("V.m = A", "(own_v(), 1)")],
    },
    // Of one class, and differing in where the attribute lies only.
    Aim {
        forms: &[LOAD_ATTR_WITH_HINT],
        library: &LIBRARY,
        body: &["return o.x"],
        warm: &["(a_dict(), 1)", "(kept_dict, 1)"],
        others: HINTED,
        worlds: HINTED_WORLDS,
    },
    Aim {
        forms: &[STORE_ATTR_WITH_HINT],
        library: &LIBRARY,
        body: &["o.x = v", "return state(o)"],
        warm: &["(a_dict(), 3)", "(kept_dict, 4)"],
        others: HINTED,
        worlds: HINTED_WORLDS,
    },
    Aim {
        forms: &[LOAD_METHOD_WITH_VALUES],
        library: &LIBRARY,
        body: &["return o.m(v)"],
        warm: &["(A(), 2)", "(kept, 2)"],
        others: &["(materialized(), 2)", "(replaced(), 2)", "(unset(), 2)"],
        worlds: &[
            World("kept.m = lambda v=0: 'own'", "(kept, 1)"),
            World("kept.__dict__ = {'m': lambda v=0: 'own'}", "(kept, 1)"),
            World("kept.fresh = 1", "(kept, 1)"),
            World("kept.__dict__; A().fresh = 1", "(kept, 1)"),
        ],
    },
    Aim {
        forms: &[LOAD_METHOD_WITH_DICT],
        library: &LIBRARY,
        body: &["return o.m(v)"],
        warm: &["(a_dict(), 2)", "(kept_dict, 2)"],
        others: &["(W(), 2)", "(w_values(), 2)", "(own_method(), 2)"],
        worlds: &[
            World("kept_dict.m = lambda v=0: 'own'", "(kept_dict, 1)"),
            World("kept_dict.fresh = 1", "(kept_dict, 1)"),
        ],
    },
    Aim {
        forms: &[LOAD_ATTR_INSTANCE_VALUE],
        library: &LIBRARY,
        body: &["return o.x"],
        warm: &["(A(), 1)", "(kept, 1)"],
        others: &["(materialized(), 1)", "(replaced(), 1)", "(unset(), 1)"],
        worlds: &[World("del kept.x", "(kept, 1)"), World("kept.__dict__ = {'x': 'dict'}", "(kept, 1)")],
    },
];
