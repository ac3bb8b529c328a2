//! Methods of int, float and complex.

use super::native::{Call, NativeDef, def};
use crate::object::value::Value;

/// The methods.
pub const INT: &[NativeDef] = &[
    def("bit_length", Call::NoArgs(|m, s| Ok(Value::Int(m.as_int(s).map_or(0, |n| n.bit_length() as i64))))),
    def("bit_count", Call::NoArgs(|m, s| Ok(Value::Int(m.as_int(s).map_or(0, |n| n.bit_count() as i64))))),
    def("conjugate", Call::NoArgs(|m, s| Ok(m.heap.payload(s)))),
];
