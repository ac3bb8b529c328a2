//! Aims of UNPACK_SEQUENCE.

use super::{Aim, values};
use crate::bytecode::Op::*;

/// Of another length, or of another class.
const BESIDE_PAIRS: &[&str] = &[
    "((1, 2, 3), 0)",
    "((1,), 0)",
    "((), 0)",
    "([1, 2], 0)",
    "([1, 2, 3], 0)",
    "('ab', 0)",
    "(T((1, 2)), 0)",
    "(T((1, 2, 3)), 0)",
    "(L([1, 2]), 0)",
    "({1: 2, 3: 4}, 0)",
    "(iter((1, 2)), 0)",
    "(Evil(), 0)",
    "(None, 0)",
    "(S('ab'), 0)",
];
const BESIDE_TUPLES: &[&str] = &[
    "((1, 2), 0)",
    "((1, 2, 3, 4), 0)",
    "((), 0)",
    "([1, 2, 3], 0)",
    "('abc', 0)",
    "(T((1, 2, 3)), 0)",
    "(T((1, 2)), 0)",
    "(L([1, 2, 3]), 0)",
    "(iter((1, 2, 3)), 0)",
    "(range(3), 0)",
    "(Evil(), 0)",
    "(None, 0)",
    "(S('ab'), 0)",
];
const BESIDE_LISTS: &[&str] = &[
    "([1, 2, 3], 0)",
    "([1], 0)",
    "([], 0)",
    "((1, 2), 0)",
    "((1, 2, 3), 0)",
    "('ab', 0)",
    "(L([1, 2]), 0)",
    "(L([1]), 0)",
    "(T((1, 2)), 0)",
    "({1: 2, 3: 4}, 0)",
    "(iter((1, 2)), 0)",
    "(Evil(), 0)",
    "(None, 0)",
    "(S('ab'), 0)",
];

pub(super) static AIMS: &[Aim] = &[
    values(&[UNPACK_SEQUENCE_TWO_TUPLE], &["x, y = o", "return (y, x)"], &["((1, 2), 0)"], BESIDE_PAIRS),
    values(&[UNPACK_SEQUENCE_TUPLE], &["x, y, z = o", "return (z, y, x)"], &["((1, 2, 3), 0)"], BESIDE_TUPLES),
    values(&[UNPACK_SEQUENCE_LIST], &["x, y = o", "return (y, x)"], &["([1, 2], 0)"], BESIDE_LISTS),
];
