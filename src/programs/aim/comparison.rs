//! Aims of COMPARE_OP.

use super::{Aim, values};
use crate::bytecode::Op::*;

const COMPARED: &[&str] = &[
    "(1, 2.5)",
    "(2.5, 1)",
    "(1.5, None)",
    "(None, 1.5)",
    "(1, 2**40)",
    "(2**40, 1)",
    "(2**70, 2**70)",
    "(-2**31, 2**31)",
    "(True, 1)",
    "(1, True)",
    "(1, I(3))",
    "(I(3), 1)",
    "(1, Evil())",
    "(Evil(), 1)",
    "(1.5, Evil())",
    "(Evil(), 1.5)",
    "('a', Evil())",
    "(Evil(), 'a')",
    "('a', S('a'))",
    "(S('b'), 'a')",
    "('a', 1)",
    "(1, 'a')",
    "(1.5, 'a')",
    "('a', 1.5)",
    "(float('nan'), float('nan'))",
    "(F(2.5), 1.5)",
    "(1.5, F(2.5))",
];

pub(super) static AIMS: &[Aim] = &[
    values(
        &[COMPARE_OP_INT_JUMP],
        &["if o < v:", "    return 1", "return 0"],
        &["(1, 2)", "(5, 3)", "(-7, -7)"],
        COMPARED,
    ),
    values(
        &[COMPARE_OP_FLOAT_JUMP],
        &["if o >= v:", "    return 1", "return 0"],
        &["(1.5, 2.5)", "(-0.0, 0.0)", "(2.5, 1.5)"],
        COMPARED,
    ),
    values(
        &[COMPARE_OP_STR_JUMP],
        &["if o == v:", "    return 1", "return 0"],
        &["('a', 'a')", "('a', 'b')"],
        COMPARED,
    ),
    values(
        &[COMPARE_OP_STR_JUMP],
        &["if not o != v:", "    return 1", "return 0"],
        &["('a', 'a')", "('a', 'b')"],
        COMPARED,
    ),
];
