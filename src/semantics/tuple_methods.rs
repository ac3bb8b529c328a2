//! Methods of tuple.

use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def(
        "index",
        Call::O(|m, s, v| {
            for (at, item) in m.list_of(s)?.into_iter().enumerate() {
                if m.equal(item, v)? {
                    return Ok(Value::Int(at as i64));
                }
            }
            Err(m.raise(types::VALUE_ERROR, "tuple.index(x): x not in tuple"))
        }),
    ),
    def(
        "count",
        Call::O(|m, s, v| {
            let mut n = 0;
            for item in m.list_of(s)? {
                n += i64::from(m.equal(item, v)?);
            }
            Ok(Value::Int(n))
        }),
    ),
];
