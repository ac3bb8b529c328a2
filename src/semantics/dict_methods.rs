//! Methods of dict.

use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::names;
use crate::object::builtin::types;
use crate::object::kinds::{Object, View};
use crate::object::value::DictId;
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def(
        "get",
        Call::Fast(1, 2, |m, s, a| {
            let d = dict(m, s);
            Ok(m.dict_get(d, a[0])?.unwrap_or(a.get(1).copied().unwrap_or(Value::None)))
        }),
    ),
    def(
        "setdefault",
        Call::Fast(1, 2, |m, s, a| {
            let d = dict(m, s);
            if let Some(value) = m.dict_get(d, a[0])? {
                return Ok(value);
            }
            let value = a.get(1).copied().unwrap_or(Value::None);
            m.dict_set(d, a[0], value).map(|()| value)
        }),
    ),
    def(
        "pop",
        Call::Fast(1, 2, |m, s, a| {
            let d = dict(m, s);
            match m.dict_find(d, a[0])?.1 {
                Some(index) => Ok(m.heap.dict_delete_entry(d, index)),
                None if a.len() == 2 => Ok(a[1]),
                None => Err(m.raise_with(types::KEY_ERROR, vec![a[0]])),
            }
        }),
    ),
    def(
        "popitem",
        Call::NoArgs(|m, s| {
            let d = dict(m, s);
            m.heap.dict_unsplit(d);
            match m.heap.dict_entries(d).last() {
                Some(&(index, entry)) => {
                    m.heap.dict_delete_entry(d, index);
                    Ok(m.heap.new_tuple(vec![entry.key, entry.value]))
                }
                None => Err(m.raise(types::KEY_ERROR, "popitem(): dictionary is empty")),
            }
        }),
    ),
    def(
        "keys",
        Call::NoArgs(|m, s| {
            let d = dict(m, s);
            Ok(m.heap.new_object(Object::DictView(d, View::Keys)))
        }),
    ),
    def(
        "values",
        Call::NoArgs(|m, s| {
            let d = dict(m, s);
            Ok(m.heap.new_object(Object::DictView(d, View::Values)))
        }),
    ),
    def(
        "items",
        Call::NoArgs(|m, s| {
            let d = dict(m, s);
            Ok(m.heap.new_object(Object::DictView(d, View::Items)))
        }),
    ),
    def(
        "clear",
        Call::NoArgs(|m, s| {
            let d = dict(m, s);
            m.heap.dict_clear(d);
            Ok(Value::None)
        }),
    ),
    def("copy", Call::NoArgs(|m, s| m.make_builtin(types::DICT, &[s], &[]))),
    def(
        "update",
        Call::Keywords(|m, s, a, k| {
            let d = dict(m, s);
            for &v in a {
                m.dict_update(d, v)?;
            }
            for &(name, v) in k {
                m.dict_set(d, Value::Str(name), v)?;
            }
            Ok(Value::None)
        }),
    ),
];

fn dict(m: &Machine, s: Value) -> DictId {
    match m.heap.payload(s) {
        Value::Dict(id) => id,
        _ => m.builtins,
    }
}

impl Machine {
    /// `dict.update(other)`
    pub fn dict_update(&mut self, dict: crate::object::value::DictId, other: Value) -> Res<()> {
        if let Value::Dict(other) = self.heap.payload(other) {
            for entry in self.heap.dict_items(other) {
                self.dict_set(dict, entry.key, entry.value)?;
            }
            return Ok(());
        }
        if let Ok(keys) = self.get_attribute(other, names::KEYS) {
            let keys = self.call(keys, &[], &[])?;
            for key in self.list_of(keys)? {
                let value = self.subscript(other, key)?;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        self.catch(types::ATTRIBUTE_ERROR);
        for pair in self.list_of(other)? {
            match self.list_of(pair)?[..] {
                [key, value] => self.dict_set(dict, key, value)?,
                _ => {
                    return Err(
                        self.raise(types::VALUE_ERROR, "dictionary update sequence element has the wrong length")
                    );
                }
            }
        }
        Ok(())
    }
}
