//! What operators mean: arithmetic, comparison, truth, hashing, subscripts and iteration, one file an idea.

mod binary;
mod comparison;
mod containment;
mod hashing;
mod iteration;
mod numeric;
mod sequences;
mod sets;
mod subscript;
mod truth;

use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::value::{StrId, Value};
use crate::semantics::machine::{Machine, Res};

impl Machine {
    /// The int behind an int, bool or instance of a subclass.
    pub fn as_int(&self, value: Value) -> Option<Integer> {
        match self.heap.payload(value) {
            Value::Int(n) => Some(Integer::Small(n)),
            Value::True => Some(Integer::Small(1)),
            Value::False => Some(Integer::Small(0)),
            Value::Object(id) => match &self.heap.objects[id] {
                Object::BigInt(n) => Some(n.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The string behind a str or an instance of a subclass.
    pub fn as_str(&self, value: Value) -> Option<StrId> {
        match self.heap.payload(value) {
            Value::Str(id) => Some(id),
            _ => None,
        }
    }

    /// The text of a str, or nothing.
    pub fn text_value(&self, value: Value) -> String {
        self.as_str(value).map_or(String::new(), |id| self.text_of(id))
    }

    /// Whether special methods of a value may be Python code: it is an instance of a class of the program, or a class
    /// with a metaclass of the program.
    #[inline]
    pub(in crate::semantics) fn is_user(&self, value: Value) -> bool {
        match value {
            Value::Instance(_) => true,
            Value::Type(class) => self.heap.types[class].metaclass != types::TYPE,
            _ => false,
        }
    }

    /// The index an int or `__index__` gives.
    pub fn index(&mut self, value: Value) -> Res<Option<Integer>> {
        if let Some(n) = self.as_int(value) {
            return Ok(Some(n));
        }
        if matches!(value, Value::Instance(_))
            && let Some(answer) = self.call_override(value, names::INDEX, &[])?
        {
            return match self.as_int(answer) {
                Some(n) => Ok(Some(n)),
                None => {
                    let got = self.heap.type_name(answer).to_owned();
                    Err(self.type_error(format!("__index__ returned non-int (type {got})")))
                }
            };
        }
        Ok(None)
    }
}
