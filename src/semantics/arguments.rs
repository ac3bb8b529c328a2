//! What natives read from their arguments.

use super::machine::{Machine, Res};
use crate::object::pure::int::Integer;
use crate::object::value::{StrId, Value};

pub(super) fn attribute_name(m: &mut Machine, v: Value) -> Res<StrId> {
    match m.as_str(v) {
        Some(id) => Ok(m.heap.intern_id(id)),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

pub(super) fn whole(m: &mut Machine, v: Value) -> Res<Integer> {
    match m.index(v)? {
        Some(n) => Ok(n),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

/// The int that `__index__` gives, saturated to 64 bits.
pub(super) fn small(m: &mut Machine, v: Value) -> Res<i64> {
    Ok(whole(m, v)?.saturating_i64())
}

/// The text of a str receiver.
pub(super) fn string(m: &Machine, s: Value) -> &str {
    m.as_str(s).map_or("", |id| m.heap.str(id))
}
