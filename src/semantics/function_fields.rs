//! Assigning the attributes of functions that CPython keeps in the function itself.

use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::value::{FunctionId, StrId, Value};
use crate::object::version::Invalidation;

impl Machine {
    /// Sets a field of a function, or deletes it with `None`; whether there is such a field.
    pub(super) fn set_function_field(&mut self, id: FunctionId, name: StrId, value: Option<Value>) -> Res<bool> {
        match (name, value) {
            (names::CODE, Some(Value::Code(code))) => {
                let closure = match self.heap.functions[id].closure {
                    Value::Tuple(cells) => self.heap.tuples[cells].len(),
                    _ => 0,
                };
                let free = self.heap.codes[code].code.as_ref().map_or(0, |body| body.free_count());
                if closure != free {
                    let name = self.text_value(self.heap.functions[id].name);
                    let message = format!("{name}() requires a code object with {closure} free vars, not {free}");
                    return Err(self.raise(types::VALUE_ERROR, message));
                }
                self.heap.functions[id].code = code;
                self.reset_function(id, Invalidation::FunctionCodeAssigned);
            }
            (names::CODE, _) => {
                return Err(self.type_error("__code__ must be set to a code object"));
            }
            (names::DEFAULTS, Some(v)) if !matches!(v, Value::Tuple(_) | Value::None) => {
                return Err(self.type_error("__defaults__ must be set to a tuple object"));
            }
            (names::KWDEFAULTS, Some(v)) if !matches!(v, Value::Dict(_) | Value::None) => {
                return Err(self.type_error("__kwdefaults__ must be set to a dict object"));
            }
            (names::ANNOTATIONS, Some(v)) if !matches!(v, Value::Dict(_) | Value::None) => {
                return Err(self.type_error("__annotations__ must be set to a dict object"));
            }
            (names::NAME | names::QUALNAME, v) if v.is_none_or(|v| self.as_str(v).is_none()) => {
                let text = self.text_of(name);
                return Err(self.type_error(format!("{text} must be set to a string object")));
            }
            (names::DICT, value) => {
                let dict = match value.map(|v| self.heap.payload(v)) {
                    Some(Value::Dict(dict)) => dict,
                    Some(other) => {
                        let got = self.heap.type_name(other).to_owned();
                        return Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'")));
                    }
                    None => return Err(self.type_error("cannot delete __dict__")),
                };
                self.heap.functions[id].dict = Some(dict);
            }
            (names::ANNOTATIONS, value) => {
                self.heap.functions[id].annotations = value.filter(|v| !v.is_none()).unwrap_or_default();
                self.reset_function(id, Invalidation::FunctionAnnotationsAssigned);
            }
            (names::DEFAULTS, value) => {
                self.heap.functions[id].defaults = value.filter(|v| !v.is_none()).unwrap_or_default();
                self.reset_function(id, Invalidation::FunctionDefaultsAssigned);
            }
            (names::KWDEFAULTS, value) => {
                self.heap.functions[id].kwdefaults = value.filter(|v| !v.is_none()).unwrap_or_default();
                self.reset_function(id, Invalidation::FunctionKwdefaultsAssigned);
            }
            (names::NAME, Some(value)) => self.heap.functions[id].name = value,
            (names::QUALNAME, Some(value)) => self.heap.functions[id].qualname = value,
            (names::DOC, value) => self.heap.functions[id].doc = value.or(Some(Value::None)).unwrap_or_default(),
            (names::MODULE, value) => self.heap.functions[id].module = value.unwrap_or(Value::None),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn reset_function(&mut self, id: FunctionId, cause: Invalidation) {
        self.heap.versions.reset(cause, &mut self.heap.functions[id].version);
    }
}
