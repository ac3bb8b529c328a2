//! Aims of LOAD_GLOBAL, and of LOAD_ATTR and LOAD_METHOD on modules.

use super::{Aim, World};
use crate::bytecode::Op::*;
use crate::programs::definition::Library;

static LIBRARY: Library = Library::new(include_str!("globals.py"));

const MODULED: &[&str] = &["(N, 1)", "(N(), 1)", "(1, 1)"];

/// What a name of a module may come to.
const NAMED_WORLDS: &[World] = &[
    World("del builtins.zz", "(builtins, 1)"),
    World("del builtins.zz; builtins.zz = 9", "(builtins, 1)"),
    World("del builtins.yy; builtins.zz = 9", "(builtins, 1)"),
    World("builtins.zz = 10", "(builtins, 1)"),
    World("builtins.extra = 10", "(builtins, 1)"),
    World("builtins.__getattr__ = lambda name: 'module getattr'; del builtins.zz", "(builtins, 1)"),
];

const MODULED_WORLDS: &[World] = &[
    World("del builtins.zz", "(builtins, 1)"),
    World("del builtins.yy", "(builtins, 1)"),
    World("del builtins.zz; builtins.zz = 9", "(builtins, 1)"),
    World("builtins.zz = 10", "(builtins, 1)"),
    World("builtins.extra = 10", "(builtins, 1)"),
    World("builtins.__getattr__ = lambda name: 'module getattr'", "(builtins, 1)"),
    World("zz = 'shadow'", "(builtins, 1)"),
    World("g = 'rebound'", "(builtins, 1)"),
    World("del g", "(builtins, 1)"),
    World("del g2", "(builtins, 1)"),
    World("del g; g = 'again'", "(builtins, 1)"),
    World("globals().pop('g', None)", "(builtins, 1)"),
    World("globals()['zz'] = 'by key'", "(builtins, 1)"),
    World("globals().update(zz='by update')", "(builtins, 1)"),
];

pub(super) static AIMS: &[Aim] = &[
    Aim {
        forms: &[LOAD_ATTR_MODULE],
        library: &LIBRARY,
        body: &["return o.zz"],
        warm: &["(builtins, 1)"],
        others: MODULED,
        worlds: NAMED_WORLDS,
    },
    Aim {
        forms: &[LOAD_GLOBAL_MODULE],
        library: &LIBRARY,
        body: &["return g"],
        warm: &["(builtins, 1)"],
        others: MODULED,
        worlds: MODULED_WORLDS,
    },
    Aim {
        forms: &[LOAD_GLOBAL_BUILTIN],
        library: &LIBRARY,
        body: &["return zz"],
        warm: &["(builtins, 1)"],
        others: MODULED,
        worlds: MODULED_WORLDS,
    },
    Aim {
        forms: &[LOAD_METHOD_MODULE],
        library: &LIBRARY,
        body: &["return o.mm(v)"],
        warm: &["(builtins, 1)"],
        others: &["(N(), 1)", "(N, 1)", "(1, 1)", "(None, 1)", "(Evil(), 1)"],
        worlds: &[
            World("del builtins.mm", "(builtins, 1)"),
            World("del builtins.yy", "(builtins, 1)"),
            World("builtins.mm = len", "(builtins, 1)"),
            World("del builtins.mm; builtins.mm = abs", "(builtins, 1)"),
            World("builtins.__getattr__ = lambda name: len", "(builtins, 1)"),
            World("builtins.new = 1", "(builtins, 1)"),
        ],
    },
];
