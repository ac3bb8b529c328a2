//! Aims of COMPARE_OP.

use super::{Aim, values};
use crate::bytecode::Op::*;

/// Each leaves one operand of the form's class and changes the other; the last change both.
const BESIDE_INTS: &[&str] = &[
    "(1, 2.5)",
    "(2.5, 1)",
    "(1, 2**40)",
    "(2**40, 1)",
    "(1, True)",
    "(True, 1)",
    "(1, I(3))",
    "(I(3), 1)",
    "(1, Evil())",
    "(Evil(), 1)",
    "(1, 'a')",
    "('a', 1)",
    "(1, -2**30)",
    "(-2**30, 1)",
    "(2**70, 2**70)",
    "(-2**31, 2**31)",
    "(None, None)",
];
const BESIDE_FLOATS: &[&str] = &[
    "(1.5, 1)",
    "(1, 1.5)",
    "(1.5, None)",
    "(None, 1.5)",
    "(1.5, Evil())",
    "(Evil(), 1.5)",
    "(1.5, 'a')",
    "('a', 1.5)",
    "(1.5, F(2.5))",
    "(F(2.5), 1.5)",
    "(1.5, True)",
    "(True, 1.5)",
    "(1.5, 2**70)",
    "(2**70, 1.5)",
    "(float('nan'), float('nan'))",
    "(1.5, float('nan'))",
    "(float('nan'), 1.5)",
];
const BESIDE_TEXTS: &[&str] = &[
    "('a', Evil())",
    "(Evil(), 'a')",
    "('a', S('a'))",
    "(S('a'), 'a')",
    "('a', S('b'))",
    "(S('b'), 'a')",
    "('a', 1)",
    "(1, 'a')",
    "('a', 1.5)",
    "(1.5, 'a')",
    "('a', None)",
    "(None, 'a')",
    "('a', b'a')",
    "(b'a', 'a')",
    "(S('a'), S('a'))",
];

pub(super) static AIMS: &[Aim] = &[
    values(
        &[COMPARE_OP_INT_JUMP],
        &["if o < v:", "    return 1", "return 0"],
        &["(1, 2)", "(5, 3)", "(-7, -7)"],
        BESIDE_INTS,
    ),
    values(
        &[COMPARE_OP_FLOAT_JUMP],
        &["if o >= v:", "    return 1", "return 0"],
        &["(1.5, 2.5)", "(-0.0, 0.0)", "(2.5, 1.5)"],
        BESIDE_FLOATS,
    ),
    values(
        &[COMPARE_OP_STR_JUMP],
        &["if o == v:", "    return 1", "return 0"],
        &["('a', 'a')", "('a', 'b')"],
        BESIDE_TEXTS,
    ),
    values(
        &[COMPARE_OP_STR_JUMP],
        &["if not o != v:", "    return 1", "return 0"],
        &["('a', 'a')", "('a', 'b')"],
        BESIDE_TEXTS,
    ),
];
