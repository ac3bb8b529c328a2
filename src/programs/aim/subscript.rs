//! Aims of BINARY_SUBSCR and STORE_SUBSCR.

use super::{Aim, World, values};
use crate::bytecode::Op::*;
use crate::programs::definition::Library;

static LIBRARY: Library = Library::new(include_str!("subscript.py"));

const INDEXED: &[&str] = &[
    "([5, 6, 7], 1.0)",
    "([5, 6, 7], True)",
    "([5, 6, 7], Index())",
    "([5, 6, 7], slice(0, 1))",
    "([5, 6, 7], -1)",
    "([5, 6, 7], 2**64)",
    "([5, 6, 7], 2**32)",
    "([5, 6, 7], 3)",
    "([], 0)",
    "({0: 8}, 0)",
    "(L([5, 6]), 0)",
    "('xyz', 1)",
    "(Item(), 1)",
    "(Evil(), 0)",
    "((5, 6, 7), 0)",
    "((5, 6, 7), -2)",
    "((5, 6, 7), 1.0)",
    "((5, 6, 7), I(1))",
    "((5, 6, 7), 4)",
    "((5, 6, 7), 2**65)",
    "(T((5, 6)), 1)",
    "(D({1: 2}), 1)",
    "(Missing({1: 2}), 5)",
    "(mapping, Clears())",
    "(items, Shrinks())",
    "({}, 1)",
];

pub(super) static AIMS: &[Aim] = &[
    values(&[BINARY_SUBSCR_LIST_INT], &["return o[v]"], &["([5, 6, 7], 1)", "([5], 0)"], INDEXED),
    values(&[BINARY_SUBSCR_TUPLE_INT], &["return o[v]"], &["((5, 6, 7), 1)", "((5,), 0)"], INDEXED),
    values(&[BINARY_SUBSCR_DICT], &["return o[v]"], &["({1: 5}, 1)", "({'k': 5}, 'k')"], INDEXED),
    Aim {
        forms: &[BINARY_SUBSCR_GETITEM],
        library: &LIBRARY,
        body: &["return o[v]"],
        warm: &["(Gi(), 1)", "(Gs(), 1)", "(Gr(), 2)", "(Gj(), 1)"],
        others: &[
            "(Gj(), 1)",
            "([5, 6], 1)",
            "((5, 6), 1)",
            "(Item(), 1)",
            "(Evil(), 1)",
            "(Gs(), 1)",
            "(Gi, 1)",
            "(Gr(), -1)",
            "(Gr(), 90)",
        ],
        worlds: &[
            World("Gi.__getitem__ = newer", "(Gi(), 1)"),
            World("Gi.__getitem__ = more", "(Gi(), 1)"),
            World("Gi.__getitem__ = len", "(Gi(), 1)"),
            World("del Gi.__getitem__", "(Gi(), 1)"),
            World("Gi.__getitem__.__code__ = more.__code__", "(Gi(), 1)"),
            World("Gi.__getitem__.__code__ = newer.__code__", "(Gi(), 1)"),
            World("Gi.__getitem__.__code__ = star.__code__", "(Gi(), 1)"),
            World("Gi.__getitem__.__defaults__ = (1,)", "(Gi(), 1)"),
            World("Gi.extra = 1", "(Gi(), 1)"),
            World("G0.__getitem__ = newer", "(Gs(), 1)"),
            World("Gs.__bases__ = (G1,)", "(Gs(), 1)"),
            World("Gs.__bases__ = (G1, G0)", "(Gs(), 1)"),
        ],
    },
    values(&[STORE_SUBSCR_LIST_INT], &["o[v] = 9", "return o"], &["([5, 6, 7], 1)", "([5], 0)"], INDEXED),
    values(
        &[STORE_SUBSCR_DICT],
        &["o[v] = 9", "return o if type(o) is not dict else list(o.items())"],
        &["({1: 5}, 1)", "({}, 'k')"],
        INDEXED,
    ),
];
