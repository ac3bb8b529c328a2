//! Names in a namespace that is no exact dict: what `__prepare__` returned, or what a program gave to `exec`.

use super::machine::{Machine, Res};
use crate::object::builtin::types;
use crate::object::value::{StrId, Value};

impl Machine {
    /// The value of a name; `None` where asking for it raised a KeyError.
    #[cold]
    pub fn name_in_mapping(&mut self, mapping: Value, name: StrId) -> Res<Option<Value>> {
        if mapping.is_null() {
            return Ok(None);
        }
        match self.subscript(mapping, Value::Str(name)) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => match self.catch(types::KEY_ERROR) {
                Some(_) => Ok(None),
                None => Err(raised),
            },
        }
    }

    /// Sets a name.
    #[cold]
    pub fn set_name_in_mapping(&mut self, mapping: Value, name: StrId, value: Value) -> Res<()> {
        if mapping.is_null() { Ok(()) } else { self.set_subscript(mapping, Value::Str(name), Some(value)) }
    }

    /// Deletes a name; whether it was there.
    #[cold]
    pub fn delete_name_in_mapping(&mut self, mapping: Value, name: StrId) -> Res<bool> {
        if mapping.is_null() {
            return Ok(false);
        }
        match self.set_subscript(mapping, Value::Str(name), None) {
            Ok(()) => Ok(true),
            Err(raised) => match self.catch(types::EXCEPTION) {
                Some(_) => Ok(false),
                None => Err(raised),
            },
        }
    }
}
