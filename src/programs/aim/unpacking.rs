//! Aims of UNPACK_SEQUENCE.

use super::{Aim, values};
use crate::bytecode::Op::*;

const UNPACKED: &[&str] = &[
    "('ab', 0)",
    "('abc', 0)",
    "((1, 2), 0)",
    "((1, 2, 3), 0)",
    "((1,), 0)",
    "((), 0)",
    "([1, 2], 0)",
    "([1, 2, 3], 0)",
    "([], 0)",
    "([1], 0)",
    "(T((1, 2)), 0)",
    "(T((1, 2, 3)), 0)",
    "(L([1, 2]), 0)",
    "({1: 2, 3: 4}, 0)",
    "(iter((1, 2)), 0)",
    "(Evil(), 0)",
];

pub(super) static AIMS: &[Aim] = &[
    values(&[UNPACK_SEQUENCE_TWO_TUPLE], &["x, y = o", "return (y, x)"], &["((1, 2), 0)"], UNPACKED),
    values(&[UNPACK_SEQUENCE_TUPLE], &["x, y, z = o", "return (z, y, x)"], &["((1, 2, 3), 0)"], UNPACKED),
    values(&[UNPACK_SEQUENCE_LIST], &["x, y = o", "return (y, x)"], &["([1, 2], 0)"], UNPACKED),
];
