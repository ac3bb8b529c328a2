//! `setattr` and `delattr`: data descriptors first, then the instance's own attributes.

use smallvec::SmallVec;

use super::attributes::Descriptor;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{DictId, StrId, Value};
use crate::object::version::Invalidation;

impl Machine {
    /// `setattr(object, name, value)`, or `delattr` with `None`.
    pub fn set_attribute(&mut self, object: Value, name: StrId, value: Option<Value>) -> Res<()> {
        let class = self.heap.type_of(object);
        let special = if value.is_some() { names::SETATTR } else { names::DELATTR };
        let found = self.heap.type_lookup(class, special);
        let native = match found {
            // What is a method of one of these classes alone is their `__setattr__` or `__delattr__`.
            Some(Value::Native(id)) => {
                matches!(self.heap.natives[id].owner, Some(types::OBJECT | types::TYPE | types::MODULE))
            }
            _ => found.is_none(),
        };
        if let (false, Some(custom)) = (native, found) {
            let args: SmallVec<[Value; 2]> = [Value::Str(name)].into_iter().chain(value).collect();
            return self.call_found(custom, object, &args).map(|_| ());
        }
        self.set_attribute_plain(object, name, value)
    }

    /// `object.__setattr__(name, value)`, or `__delattr__` with `None`.
    pub fn set_attribute_plain(&mut self, object: Value, name: StrId, value: Option<Value>) -> Res<()> {
        let class = self.heap.type_of(object);
        if let Some(found) = self.heap.type_lookup(class, name)
            && self.descriptor(found) == Descriptor::Data
        {
            return self.set_through(found, object, value);
        }
        if name == names::DEL {
            return Err(self.not_supported("finalizers (__del__)"));
        }
        match object {
            Value::Instance(id) => {
                if self.set_own_field(object, name, value)? {
                    return Ok(());
                }
                if !self.heap.types[class].has_dict {
                    return Err(self.refuse_assignment(object, name));
                }
                match value {
                    Some(value) => self.heap.instance_set(id, name, value),
                    None if self.heap.instance_delete(id, name) => {}
                    None => return Err(self.missing_for_delete(object, name)),
                }
                Ok(())
            }
            Value::Type(own) => {
                if !self.heap.types[own].is_heap {
                    let (attribute, class) = (self.text_of(name), self.heap.types[own].name.clone());
                    let what = format!("cannot set '{attribute}' attribute of immutable type '{class}'");
                    return Err(self.type_error(what));
                }
                let dict = self.heap.types[own].dict;
                match value {
                    Some(value) => {
                        self.heap.dict_set_name(dict, name, value);
                        self.heap.type_modified(own, Invalidation::TypeAttributeSet);
                    }
                    None if self.heap.dict_delete_name(dict, name).is_some() => {
                        self.heap.type_modified(own, Invalidation::TypeAttributeDeleted);
                    }
                    None => return Err(self.no_attribute(object, name)),
                }
                Ok(())
            }
            Value::Object(id) if let Object::Module(_, dict) = self.heap.objects[id] => {
                match value {
                    Some(value) => self.heap.dict_set_name(dict, name, value),
                    None if self.heap.dict_delete_name(dict, name).is_some() => {}
                    None => return Err(self.missing_for_delete(object, name)),
                }
                Ok(())
            }
            Value::Function(_) => {
                if self.set_own_field(object, name, value)? {
                    return Ok(());
                }
                let Value::Dict(dict) = self.get_attribute(object, names::DICT)? else { return Ok(()) };
                match value {
                    Some(value) => self.heap.dict_set_name(dict, name, value),
                    None if self.heap.dict_delete_name(dict, name).is_some() => {}
                    None => return Err(self.missing_for_delete(object, name)),
                }
                Ok(())
            }
            _ => Err(self.refuse_assignment(object, name)),
        }
    }

    /// That a property cannot be read, set or deleted.
    pub(super) fn no_accessor(&mut self, property: Value, object: Value, what: &str) -> super::Raised {
        let class = self.heap.types[self.heap.type_of(object)].qualname.clone();
        let name = match property {
            Value::Object(id) => match self.heap.objects[id] {
                Object::Property([.., name]) => name,
                _ => Value::Null,
            },
            _ => Value::Null,
        };
        let name = if name.is_null() { String::new() } else { format!(" '{}'", self.text_value(name)) };
        self.raise(types::ATTRIBUTE_ERROR, format!("property{name} of '{class}' object has no {what}"))
    }

    /// An attribute that only the class has cannot be set on an instance without a dict.
    fn refuse_assignment(&mut self, object: Value, name: StrId) -> super::Raised {
        let class = self.heap.type_of(object);
        if self.heap.type_lookup(class, name).is_none() {
            return self.no_attribute(object, name);
        }
        let (text, class) = (self.text_of(name), self.heap.types[class].name.clone());
        self.raise(types::ATTRIBUTE_ERROR, format!("'{class}' object attribute '{text}' is read-only"))
    }

    fn missing_for_delete(&mut self, object: Value, name: StrId) -> super::Raised {
        let (class, text) = (self.heap.type_name(object).to_owned(), self.text_of(name));
        self.raise(types::ATTRIBUTE_ERROR, format!("'{class}' object has no attribute '{text}'"))
    }

    pub(super) fn set_through(&mut self, found: Value, object: Value, value: Option<Value>) -> Res<()> {
        match found {
            Value::Object(id) => match self.heap.objects[id] {
                Object::Property([_, setter, deleter, ..]) => {
                    let (function, what) = if value.is_some() { (setter, "setter") } else { (deleter, "deleter") };
                    if function.is_none() {
                        return Err(self.no_accessor(found, object, what));
                    }
                    let mut args = vec![object];
                    args.extend(value);
                    self.call(function, &args, &[]).map(|_| ())
                }
                Object::Field(class, name, member) => match self.set_own_field(object, name, value)? {
                    true => Ok(()),
                    false => Err(self.not_writable(class, name, member)),
                },
                Object::Member(_, index, name) => {
                    let Value::Instance(id) = object else { return Err(self.no_attribute(object, name)) };
                    let slot = self.heap.instances[id].slots.get(index).copied().unwrap_or_default();
                    if value.is_none() && slot.is_null() {
                        let text = self.text_of(name);
                        return Err(self.raise(types::ATTRIBUTE_ERROR, text));
                    }
                    if let Some(slot) = self.heap.instances[id].slots.get_mut(index) {
                        *slot = value.unwrap_or_default();
                    }
                    Ok(())
                }
                _ => Ok(()),
            },
            _ => {
                let (special, args) = match value {
                    Some(value) => (names::SET, vec![object, value]),
                    None => (names::DELETE, vec![object]),
                };
                match self.call_special(found, special, &args)? {
                    Some(_) => Ok(()),
                    None => {
                        let text = self.text_of(special);
                        Err(self.raise(types::ATTRIBUTE_ERROR, text))
                    }
                }
            }
        }
    }

    fn set_own_field(&mut self, object: Value, name: StrId, value: Option<Value>) -> Res<bool> {
        match (object, name, value) {
            (Value::Type(class), ..) => return self.set_type_field(class, name, value),
            (_, names::CLASS, None) => return Err(self.type_error("can't delete __class__ attribute")),
            (_, names::CLASS, Some(Value::Type(class)))
                if !matches!(object, Value::Instance(_)) || !self.heap.types[class].is_heap =>
            {
                let what = "__class__ assignment only supported for mutable types or ModuleType subclasses";
                return Err(self.type_error(what));
            }
            (Value::Instance(id), names::CLASS, Some(Value::Type(class))) => {
                let old = self.heap.type_of(object);
                if !self.heap.types[old].is_heap {
                    let what = "__class__ assignment only supported for mutable types or ModuleType subclasses";
                    return Err(self.type_error(what));
                }
                let (a, b) = (&self.heap.types[old], &self.heap.types[class]);
                let same = (a.layout, a.slots, a.has_dict) == (b.layout, b.slots, b.has_dict);
                let (new, before) = (b.name.clone(), a.name.clone());
                let weak = self.heap.intern("__weakref__");
                let weak = [old, class].map(|class| self.heap.type_lookup(class, weak).is_some());
                if !same || weak[0] != weak[1] || self.layout_of(old) != self.layout_of(class) {
                    let old = before;
                    return Err(
                        self.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
                    );
                }
                if self.heap.instances[id].has_values() {
                    self.heap.instance_dict(id);
                }
                self.heap.instances[id].class = Some(class);
            }
            (_, names::CLASS, Some(other)) => {
                let got = self.heap.type_name(other).to_owned();
                return Err(self.type_error(format!("__class__ must be set to a class, not '{got}' object")));
            }
            (Value::Instance(_), names::DICT, _) if !self.heap.types[self.heap.type_of(object)].has_dict => {
                return Err(self.no_attribute(object, name));
            }
            (Value::Instance(id), names::DICT, None) if self.heap.instances[id].exception.is_some() => {
                return Err(self.type_error("cannot delete __dict__"));
            }
            (Value::Instance(id), names::DICT, None) => {
                let instance = &mut self.heap.instances[id];
                instance.dict = None;
                instance.values.clear();
                instance.order.clear();
                let empty = self.heap.new_dict();
                self.heap.instances[id].dict = Some(empty);
            }
            (Value::Instance(id), names::DICT, Some(dict)) => {
                let Value::Dict(dict) = self.heap.payload(dict) else {
                    let got = self.heap.type_name(dict).to_owned();
                    return Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'")));
                };
                let instance = &mut self.heap.instances[id];
                instance.dict = Some(dict);
                instance.values.clear();
                instance.order.clear();
            }
            (Value::Instance(_), ..) => return self.set_exception_attribute(object, name, value),
            (Value::Function(id), ..) => return self.set_function_field(id, name, value),
            (Value::Cell(id), _, value) if self.heap.str(name) == "cell_contents" => {
                self.heap.cells[id] = value.unwrap_or_default();
            }
            (Value::Object(id), _, Some(value)) if matches!(self.heap.objects[id], Object::Generator(_)) => {
                let text = self.text_of(name);
                if text == "gi_code" {
                    return Err(self.raise(types::ATTRIBUTE_ERROR, "readonly attribute"));
                }
                if text.starts_with("gi_") {
                    let message = format!("attribute '{text}' of 'generator' objects is not writable");
                    return Err(self.raise(types::ATTRIBUTE_ERROR, message));
                }
                if self.as_str(value).is_none() {
                    return Err(self.type_error(format!("{text} must be set to a string object")));
                }
                let Object::Generator(g) = &mut self.heap.objects[id] else { return Ok(false) };
                match &*text {
                    "__name__" => g.name = value,
                    "__qualname__" => g.qualname = value,
                    _ => return Ok(false),
                }
            }
            (Value::Object(id), names::DOC, value) if matches!(self.heap.objects[id], Object::Property(_)) => {
                if let Object::Property(parts) = &mut self.heap.objects[id] {
                    parts[3] = value.unwrap_or(Value::None);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Sets a name in a namespace that is a dict.
    pub fn store(&mut self, dict: DictId, name: &str, value: Value) {
        let name = self.heap.intern(name);
        self.heap.dict_set_name(dict, name, value);
    }
}
