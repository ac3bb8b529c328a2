//! Methods of set and frozenset.

use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::value::Value;

/// The methods.
pub const SET: &[NativeDef] = &[
    def("add", Call::O(|m, s, v| m.set_add(s, v).map(|()| Value::None))),
    def("discard", Call::O(|m, s, v| set_remove(m, s, v).map(|_| Value::None))),
    def(
        "remove",
        Call::O(
            |m, s, v| {
                if set_remove(m, s, v)? { Ok(Value::None) } else { Err(m.raise_with(types::KEY_ERROR, vec![v])) }
            },
        ),
    ),
    def(
        "update",
        Call::O(|m, s, v| {
            for item in m.list_of(v)? {
                m.set_add(s, item)?;
            }
            Ok(Value::None)
        }),
    ),
    def("copy", Call::NoArgs(|m, s| m.make_builtin(types::SET, &[s], &[]))),
    def(
        "union",
        Call::Fast(0, 9, |m, s, a| {
            let set = m.make_builtin(types::SET, &[s], &[])?;
            for &other in a {
                for item in m.list_of(other)? {
                    m.set_add(set, item)?;
                }
            }
            Ok(set)
        }),
    ),
    def(
        "clear",
        Call::NoArgs(|m, s| {
            if let Value::Object(id) = m.heap.payload(s)
                && let Object::Set(table, _) = &mut m.heap.objects[id]
            {
                table.clear();
            }
            Ok(Value::None)
        }),
    ),
    def(
        "pop",
        Call::NoArgs(|m, s| {
            let Value::Object(id) = m.heap.payload(s) else { return Ok(Value::None) };
            let Object::Set(table, _) = &mut m.heap.objects[id] else { return Ok(Value::None) };
            match table.pop() {
                Some((_, item)) => Ok(item),
                None => Err(m.raise(types::KEY_ERROR, "pop from an empty set")),
            }
        }),
    ),
];

fn set_remove(m: &mut Machine, s: Value, v: Value) -> Res<bool> {
    let hash = m.hash(v)?;
    let Value::Object(id) = m.heap.payload(s) else { return Ok(false) };
    let Object::Set(table, _) = &mut m.heap.objects[id] else { return Ok(false) };
    let mut table = std::mem::take(table);
    let removed = table.remove(hash, |w| m.equal(w, v));
    if let Object::Set(place, _) = &mut m.heap.objects[id] {
        *place = table;
    }
    removed.map(|r| r.is_some())
}

impl Machine {
    /// Adds an item to a set.
    pub fn set_add(&mut self, set: Value, item: Value) -> Res<()> {
        let hash = self.hash(item)?;
        let Value::Object(id) = self.heap.payload(set) else { return Ok(()) };
        let Object::Set(table, _) = &mut self.heap.objects[id] else { return Ok(()) };
        let mut table = std::mem::take(table);
        let added = table.add(hash, item, |v| self.equal(v, item));
        if let Object::Set(place, _) = &mut self.heap.objects[id] {
            *place = table;
        }
        added.map(|_| ())
    }
}
