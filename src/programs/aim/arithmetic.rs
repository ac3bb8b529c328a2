//! Aims of BINARY_OP.

use super::{Aim, values};
use crate::bytecode::Op::*;

const INTS: &[&str] = &["(1, 2)", "(7, -3)", "(2**62, 2**62)", "(2**30, 2**30 - 1)", "(2**64, 1)", "(0, 2**63)"];
const FLOATS: &[&str] = &["(1.5, 2.5)", "(-0.0, 0.0)", "(float('inf'), 1.0)", "(1e308, 1e308)", "(0.1, 0.2)"];
const TEXTS: &[&str] = &["('a', 'b')", "('', 'x')", "('\\u20ac', 'é')", "('ab' * 20, 'c')"];

/// Each leaves one operand of the form's class and changes the other, so that one guard alone is missed; the last change
/// both.
const BESIDE_INTS: &[&str] = &[
    "(1, 2.5)",
    "(2.5, 1)",
    "(1, Evil())",
    "(Evil(), 1)",
    "(1, True)",
    "(True, 1)",
    "(1, I(3))",
    "(I(3), 1)",
    "(1, 2**70)",
    "(2**70, 1)",
    "(1, None)",
    "(None, 1)",
    "(1, 'a')",
    "('a', 1)",
    "([1], 2)",
    "(I(2), I(3))",
];
const BESIDE_FLOATS: &[&str] = &[
    "(1.5, 1)",
    "(1, 1.5)",
    "(1.5, Radd())",
    "(Radd(), 1.5)",
    "(1.5, None)",
    "(None, 1.5)",
    "(1.5, True)",
    "(True, 1.5)",
    "(1.5, F(2.5))",
    "(F(2.5), 1.5)",
    "(1.5, Evil())",
    "(Evil(), 1.5)",
    "(1.5, 'a')",
    "('a', 1.5)",
    "(1.5, 2**70)",
    "(2**70, 1.5)",
    "(F(2.5), F(1.5))",
];
const BESIDE_TEXTS: &[&str] = &[
    "('a', Evil())",
    "(Evil(), 'a')",
    "('a', S('s'))",
    "(S('s'), 'a')",
    "('a', Radd())",
    "(Radd(), 'a')",
    "('a', None)",
    "(None, 'a')",
    "('a', 1)",
    "(1, 'a')",
    "('a', b'b')",
    "(b'b', 'a')",
    "('a', True)",
    "(['a'], ['b'])",
    "(S('s'), S('t'))",
];

pub(super) static AIMS: &[Aim] = &[
    values(&[BINARY_OP_ADD_INT], &["return o + v"], INTS, BESIDE_INTS),
    values(&[BINARY_OP_SUBTRACT_INT], &["return o - v"], INTS, BESIDE_INTS),
    values(&[BINARY_OP_MULTIPLY_INT], &["return o * v"], INTS, BESIDE_INTS),
    values(&[BINARY_OP_ADD_FLOAT], &["return o + v"], FLOATS, BESIDE_FLOATS),
    values(&[BINARY_OP_SUBTRACT_FLOAT], &["return o - v"], FLOATS, BESIDE_FLOATS),
    values(&[BINARY_OP_MULTIPLY_FLOAT], &["return o * v"], FLOATS, BESIDE_FLOATS),
    values(&[BINARY_OP_ADD_UNICODE], &["return o + v"], TEXTS, BESIDE_TEXTS),
    values(&[BINARY_OP_INPLACE_ADD_UNICODE], &["o += v", "return o"], TEXTS, BESIDE_TEXTS),
    values(&[BINARY_OP_INPLACE_ADD_UNICODE], &["w = o", "o = o + v", "return (o, w)"], TEXTS, BESIDE_TEXTS),
    // The variable holds its left operand for some operands only.
    values(
        &[BINARY_OP_INPLACE_ADD_UNICODE],
        &["w = o if v != 'z' else 'other'", "o = w + v", "return (w, o)"],
        &["('ab', 'c')"],
        &["('ab', 'z')", "('', 'z')", "('other', 'z')", "('ab', S('z'))", "('ab', 1)", "(1, 'z')"],
    ),
    values(
        &[BINARY_OP_INPLACE_ADD_UNICODE],
        &["w = o if v != 'z' else 'other'", "w = (o if v != 'y' else w) + v", "return (w, o)"],
        &["('ab', 'c')"],
        &["('ab', 'z')", "('ab', 'y')", "('other', 'z')", "('ab', S('z'))"],
    ),
];
