//! The operator `in`.

use crate::object::builtin::{names, types};
use crate::object::kinds::{Object, View};
use crate::object::value::Value;
use crate::semantics::machine::{Machine, Res};

impl Machine {
    /// `needle in container`
    pub fn contains(&mut self, container: Value, needle: Value) -> Res<bool> {
        if self.is_user(container) {
            if self.overriding(container, names::CONTAINS) == Some(Value::None) {
                let name = self.heap.type_name(container).to_owned();
                return Err(self.type_error(format!("'{name}' object is not a container")));
            }
            if let Some(answer) = self.call_override(container, names::CONTAINS, &[needle])? {
                return self.truth(answer);
            }
        }
        self.builtin_contains(container, needle)
    }

    /// [`Machine::contains`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_contains(&mut self, container: Value, needle: Value) -> Res<bool> {
        match self.heap.payload(container) {
            sequence @ (Value::List(_) | Value::Tuple(_)) => {
                let mut at = 0;
                loop {
                    let item = match sequence {
                        Value::List(id) => self.heap.lists[id].get(at).copied(),
                        Value::Tuple(id) => self.heap.tuples[id].get(at).copied(),
                        _ => None,
                    };
                    let Some(item) = item else { return Ok(false) };
                    self.work(1)?;
                    if self.equal(item, needle)? {
                        return Ok(true);
                    }
                    at += 1;
                }
            }
            Value::Str(text) => match self.as_str(needle) {
                Some(sub) => Ok(self.heap.str(text).contains(self.heap.str(sub))),
                None => {
                    let name = self.heap.type_name(needle).to_owned();
                    Err(self.type_error(format!("'in <string>' requires string as left operand, not {name}")))
                }
            },
            Value::Dict(dict) => Ok(self.dict_find(dict, needle)?.1.is_some()),
            Value::Object(id)
                if let Object::DictView(dict, View::Keys) | Object::MappingProxy(dict) = self.heap.objects[id] =>
            {
                Ok(self.dict_find(dict, needle)?.1.is_some())
            }
            Value::Object(id) if let Object::DictView(dict, View::Items) = self.heap.objects[id] => {
                let Value::Tuple(pair) = needle else { return Ok(false) };
                let [key, value] = self.heap.tuples[pair][..] else { return Ok(false) };
                match self.dict_get(dict, key)? {
                    Some(found) => self.equal(found, value),
                    None => Ok(false),
                }
            }
            range @ Value::Object(id) if let Object::Range(..) = self.heap.objects[id] => {
                Ok(self.range_find(range, needle)?.is_some())
            }
            bytes @ Value::Object(id) if let Object::Bytes(_) | Object::ByteArray(_) = &self.heap.objects[id] => {
                let bytes = self.bytes_of(bytes).unwrap_or_default();
                if let Some(sub) = self.bytes_of(needle) {
                    return Ok(sub.is_empty() || bytes.windows(sub.len()).any(|w| w == sub));
                }
                let Some(n) = self.index(needle)? else {
                    let name = self.heap.type_name(needle).to_owned();
                    return Err(self.type_error(format!("a bytes-like object is required, not '{name}'")));
                };
                match n.to_i64().and_then(|n| u8::try_from(n).ok()) {
                    Some(b) => Ok(bytes.contains(&b)),
                    None => Err(self.raise(types::VALUE_ERROR, "byte must be in range(0, 256)")),
                }
            }
            Value::Object(id) if matches!(self.heap.objects[id], Object::Set(..)) => {
                let needle = self.set_needle(needle)?;
                let hash = self.hash(needle)?;
                let Object::Set(table, _) = &self.heap.objects[id] else { return Ok(false) };
                // Only a comparison that may run Python code needs a copy, for that code may change the set.
                match table.contains(hash, |v| self.heap.keys_equal(v, needle).ok_or(())) {
                    Ok(answer) => Ok(answer),
                    Err(()) => table.clone().contains(hash, |v| self.equal(v, needle)),
                }
            }
            _ => {
                if self.overriding(container, names::ITER).is_none()
                    && self.overriding(container, names::GETITEM).is_none()
                    && matches!(container, Value::Instance(_))
                    && self.heap.payload(container) == container
                {
                    let name = self.heap.type_name(container).to_owned();
                    return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
                }
                let iterator = match self.iterate(container) {
                    Ok(iterator) => iterator,
                    Err(raised) => {
                        if self.catch(types::TYPE_ERROR).is_some() {
                            let name = self.heap.type_name(container).to_owned();
                            return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
                        }
                        return Err(raised);
                    }
                };
                while let Some(item) = self.next(iterator)? {
                    if self.equal(item, needle)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }
}
