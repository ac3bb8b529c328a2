//! Truth and length.

use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::Value;
use crate::semantics::machine::{Machine, Res};

impl Machine {
    /// Whether a value is true.
    pub fn truth(&mut self, value: Value) -> Res<bool> {
        match value {
            Value::Instance(_) | Value::Type(_) => self.instance_truth(value),
            value => self.builtin_truth(value),
        }
    }

    pub(super) fn instance_truth(&mut self, value: Value) -> Res<bool> {
        if let Some(answer) = self.call_override(value, names::BOOL, &[])? {
            return match answer {
                Value::True => Ok(true),
                Value::False => Ok(false),
                other => {
                    let name = self.heap.type_name(other).to_owned();
                    Err(self.type_error(format!("__bool__ should return bool, returned {name}")))
                }
            };
        }
        let payload = self.heap.payload(value);
        // A number has its own `__bool__`, which comes before a `__len__` that a subclass adds.
        if self.number(payload).is_none() && self.overriding(value, names::LEN).is_some() {
            return self.length(value).map(|n| n != 0);
        }
        if payload == value { Ok(true) } else { self.builtin_truth(payload) }
    }

    /// [`Machine::truth`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_truth(&mut self, value: Value) -> Res<bool> {
        Ok(match value {
            Value::True => true,
            Value::False | Value::None | Value::Null => false,
            Value::Int(n) => n != 0,
            Value::Float(f) => f.get() != 0.0,
            Value::Str(id) => self.heap.str_len(id) != 0,
            Value::List(id) => !self.heap.lists[id].is_empty(),
            Value::Tuple(id) => !self.heap.tuples[id].is_empty(),
            Value::Dict(id) => self.heap.dict_len(id) != 0,
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Complex(z) => z.is_truthy(),
                Object::Bytes(b) => !b.is_empty(),
                Object::ByteArray(b) => !b.is_empty(),
                Object::Set(table, _) => !table.is_empty(),
                Object::Range(..) => self.range_length(value).is_some_and(|n| !n.is_zero()),
                Object::DictView(dict, _) | Object::MappingProxy(dict) => self.heap.dict_len(*dict) != 0,
                _ => true,
            },
            _ => true,
        })
    }

    /// `len(value)`
    pub fn length(&mut self, value: Value) -> Res<usize> {
        if self.is_user(value)
            && let Some(answer) = self.call_override(value, names::LEN, &[])?
        {
            let whole = self.index(answer)?;
            return match whole {
                Some(n) if n.is_negative() => Err(self.raise(types::VALUE_ERROR, "__len__() should return >= 0")),
                Some(n) => match n.to_i64() {
                    Some(n) => Ok(n as usize),
                    None => {
                        let message = "cannot fit 'int' into an index-sized integer";
                        Err(self.raise(types::OVERFLOW_ERROR, message))
                    }
                },
                None => {
                    let name = self.heap.type_name(answer).to_owned();
                    Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
                }
            };
        }
        self.builtin_length(value)
    }

    /// [`Machine::length`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_length(&mut self, value: Value) -> Res<usize> {
        Ok(match self.heap.payload(value) {
            Value::Str(id) => self.heap.str_len(id),
            Value::List(id) => self.heap.lists[id].len(),
            Value::Tuple(id) => self.heap.tuples[id].len(),
            Value::Dict(id) => self.heap.dict_len(id),
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => b.len(),
                Object::ByteArray(b) => b.len(),
                Object::Set(table, _) => table.len(),
                Object::DictView(dict, _) | Object::MappingProxy(dict) => self.heap.dict_len(*dict),
                Object::Range(..) => match self.range_length(Value::Object(id)).and_then(|n| n.to_i64()) {
                    Some(n) => n as usize,
                    None => {
                        let message = "Python int too large to convert to C ssize_t";
                        return Err(self.raise(types::OVERFLOW_ERROR, message));
                    }
                },
                _ => return self.no_length(value),
            },
            _ => return self.no_length(value),
        })
    }

    pub(super) fn no_length(&mut self, value: Value) -> Res<usize> {
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("object of type '{name}' has no len()")))
    }
}
