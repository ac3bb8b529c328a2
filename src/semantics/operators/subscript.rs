//! Subscripts: read, assigned and deleted.

use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::{self, slice};
use crate::object::value::Value;
use crate::semantics::machine::{Machine, Res};

impl Machine {
    /// `container[key]`
    pub fn subscript(&mut self, container: Value, key: Value) -> Res {
        if let Some(item) = self.item(container, key) {
            return Ok(item);
        }
        if matches!(container, Value::Instance(_))
            && let Some(answer) = self.call_override(container, names::GETITEM, &[key])?
        {
            return Ok(answer);
        }
        self.builtin_subscript(container, key)
    }

    /// [`Machine::subscript`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_subscript(&mut self, container: Value, key: Value) -> Res {
        let payload = self.heap.payload(container);
        if let Value::Dict(dict) = payload {
            if let Some(value) = self.dict_get(dict, key)? {
                return Ok(value);
            }
            if container != payload
                && let Some(answer) = self.call_override(container, names::MISSING, &[key])?
            {
                return Ok(answer);
            }
            return Err(self.raise_with(types::KEY_ERROR, vec![key]));
        }
        if let Value::Object(id) = payload
            && let Object::MappingProxy(dict) = self.heap.objects[id]
        {
            return match self.dict_get(dict, key)? {
                Some(value) => Ok(value),
                None => Err(self.raise_with(types::KEY_ERROR, vec![key])),
            };
        }
        if let Value::Type(class) = container {
            if self.is_user(container)
                && let Some(answer) = self.call_override(container, names::GETITEM, &[key])?
            {
                return Ok(answer);
            }
            if class == types::TYPE {
                return Ok(self.generic_alias(container, key));
            }
            let hook = self.heap.intern("__class_getitem__");
            if let Some(bound) = self.attribute_if_any(container, hook)? {
                return self.call(bound, &[key], &[]);
            }
            let name = self.heap.types[class].name.clone();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let sequence = match payload {
            Value::Str(_) => "string",
            Value::List(_) => "list",
            Value::Tuple(_) => "tuple",
            Value::Object(id) => match self.heap.objects[id] {
                Object::Bytes(_) => "byte",
                Object::ByteArray(_) => "bytearray",
                Object::Range(..) => "range",
                _ => "",
            },
            _ => "",
        };
        if sequence.is_empty() {
            let name = self.heap.type_name(container).to_owned();
            return Err(self.type_error(format!("'{name}' object is not subscriptable")));
        }
        if sequence == "range" {
            return self.range_item(payload, key);
        }
        if let Value::Object(id) = key
            && let Some(bounds) = self.slice_bounds(id, payload)?
        {
            return self.slice_of(payload, bounds);
        }
        let Some(index) = self.index(key)? else {
            let name = self.heap.type_name(key).to_owned();
            let message = if sequence == "string" {
                format!("string indices must be integers, not '{name}'")
            } else {
                format!("{sequence} indices must be integers or slices, not {name}")
            };
            return Err(self.type_error(message));
        };
        let Some(index) = index.to_i64() else {
            return Err(self.beyond_index(types::INDEX_ERROR, key));
        };
        // Asked for when `__index__` has run, which may have changed it.
        let length = self.length(payload)?;
        let Some(at) = slice::item_index(index, length) else {
            let what = match sequence {
                "byte" => "index out of range".to_owned(),
                _ => format!("{sequence} index out of range"),
            };
            return Err(self.raise(types::INDEX_ERROR, what));
        };
        Ok(match payload {
            Value::Str(id) => {
                let c = pure::text::char_at(self.heap.str(id), at).unwrap_or_default();
                self.heap.text(c.encode_utf8(&mut [0; 4]))
            }
            Value::List(id) => self.heap.lists[id][at],
            Value::Tuple(id) => self.heap.tuples[id][at],
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => Value::Int(i64::from(b[at])),
                Object::ByteArray(b) => Value::Int(i64::from(b[at])),
                _ => Value::None,
            },
            _ => Value::None,
        })
    }

    /// `container[key] = value`, or `del container[key]` with `None`.
    pub fn set_subscript(&mut self, container: Value, key: Value, value: Option<Value>) -> Res<()> {
        if matches!(container, Value::Instance(_)) {
            let done = match value {
                Some(value) => self.call_override(container, names::SETITEM, &[key, value])?,
                None => self.call_override(container, names::DELITEM, &[key])?,
            };
            if done.is_some() {
                return Ok(());
            }
            // The two share a slot: a class that has one only has no other to fall back on.
            let class = self.heap.type_of(container);
            let (other, missing) = match value {
                Some(_) => (names::DELITEM, "__setitem__"),
                None => (names::SETITEM, "__delitem__"),
            };
            if self.heap.payload(container) == container && self.heap.type_lookup(class, other).is_some() {
                return Err(self.raise(types::ATTRIBUTE_ERROR, missing));
            }
        }
        if let Value::Type(_) = container {
            let (special, args) = match value {
                Some(value) => (names::SETITEM, vec![key, value]),
                None => (names::DELITEM, vec![key]),
            };
            if self.is_user(container) && self.call_override(container, special, &args)?.is_some() {
                return Ok(());
            }
        }
        self.builtin_set_subscript(container, key, value)
    }

    /// [`Machine::set_subscript`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_set_subscript(
        &mut self,
        container: Value,
        key: Value,
        value: Option<Value>,
    ) -> Res<()> {
        match (self.heap.payload(container), value) {
            (bytes @ Value::Object(id), value) if matches!(self.heap.objects[id], Object::ByteArray(_)) => {
                self.set_bytes(bytes, key, value)
            }
            (Value::Dict(dict), Some(value)) => self.dict_set(dict, key, value),
            (Value::Dict(dict), None) => match self.dict_find(dict, key)?.1 {
                Some(index) => {
                    self.heap.dict_delete_entry(dict, index);
                    Ok(())
                }
                None => Err(self.raise_with(types::KEY_ERROR, vec![key])),
            },
            (Value::List(list), value) => {
                if let Value::Object(id) = key
                    && let Some(bounds) = self.slice_bounds(id, Value::List(list))?
                {
                    let Object::Slice(_, _, step) = self.heap.objects[id] else { return Ok(()) };
                    let plain = step.is_none() || step == Value::Int(1);
                    let items = match value {
                        Some(value) if plain => self.items_or(value, "can only assign an iterable")?,
                        Some(value) => self.items_or(value, "must assign iterable to extended slice")?,
                        None => vec![],
                    };
                    let at: Vec<usize> = bounds.indices().collect();
                    let length = self.heap.lists[list].len();
                    if plain {
                        let start = (bounds.start.max(0) as usize).min(length);
                        let end = (start + at.len()).min(length);
                        self.heap.charge(size_of::<Value>() * items.len());
                        self.heap.lists[list].splice(start..end, items);
                        return Ok(());
                    }
                    if value.is_none() {
                        let mut keep = 0..;
                        self.heap.lists[list].retain(|_| !at.contains(&keep.next().unwrap_or(0)));
                        return Ok(());
                    }
                    if at.len() != items.len() {
                        let (n, m) = (items.len(), at.len());
                        let message = format!("attempt to assign sequence of size {n} to extended slice of size {m}");
                        return Err(self.raise(types::VALUE_ERROR, message));
                    }
                    for (i, item) in at.into_iter().zip(items) {
                        if let Some(place) = self.heap.lists[list].get_mut(i) {
                            *place = item;
                        }
                    }
                    return Ok(());
                }
                let Some(index) = self.index(key)? else {
                    let name = self.heap.type_name(key).to_owned();
                    return Err(self.type_error(format!("list indices must be integers or slices, not {name}")));
                };
                let length = self.heap.lists[list].len();
                let Some(index) = index.to_i64() else {
                    return Err(self.beyond_index(types::INDEX_ERROR, key));
                };
                let Some(at) = slice::item_index(index, length) else {
                    return Err(self.raise(types::INDEX_ERROR, "list assignment index out of range"));
                };
                match value {
                    Some(value) => self.heap.lists[list][at] = value,
                    None => {
                        self.heap.lists[list].remove(at);
                    }
                }
                Ok(())
            }
            (_, value) => {
                let name = self.heap.type_name(container).to_owned();
                let heap_class = self.heap.types[self.heap.type_of(container)].is_heap;
                // Classes with any sequence method look at the index first, and word it differently.
                let sequence = heap_class
                    || matches!(container, Value::Str(_) | Value::Tuple(_))
                    || matches!(container, Value::Object(id) if matches!(
                        self.heap.objects[id],
                        Object::Bytes(_) | Object::Range(..) | Object::Set(..) | Object::DictView(..) | Object::MappingProxy(_)
                    ));
                let index = if sequence { self.index(key)? } else { None };
                if index.as_ref().is_some_and(|index| index.to_i64().is_none()) {
                    return Err(self.beyond_index(types::INDEX_ERROR, key));
                }
                if value.is_some() {
                    return Err(self.type_error(format!("'{name}' object does not support item assignment")));
                }
                let not = if index.is_some() { "doesn't" } else { "does not" };
                Err(self.type_error(format!("'{name}' object {not} support item deletion")))
            }
        }
    }
}
