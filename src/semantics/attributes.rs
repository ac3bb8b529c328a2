//! Attribute access: the descriptor protocol of the language reference, section 3.3.2.

use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Method, Native, Object};
use crate::object::value::{DictId, StrId, TypeId, Value};
use crate::object::version::Invalidation;

/// What an attribute of a class does when it is found through an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptor {
    /// Nothing: it is the value.
    None,
    /// Has `__get__` only.
    NonData,
    /// Has `__set__` or `__delete__` too: comes before the instance's own attributes.
    Data,
}

impl Machine {
    /// What kind of descriptor a value is.
    pub fn descriptor(&mut self, value: Value) -> Descriptor {
        match value {
            Value::Function(_) => Descriptor::NonData,
            Value::Native(id) if self.heap.natives[id].owner.is_some() => Descriptor::NonData,
            Value::Object(id) => match self.heap.objects[id] {
                Object::Property(_) | Object::Member(..) => Descriptor::Data,
                Object::ClassMethod(_) | Object::StaticMethod(_) => Descriptor::NonData,
                _ => Descriptor::None,
            },
            Value::Instance(_) => {
                let class = self.heap.type_of(value);
                let mut has = |name| self.heap.type_lookup(class, name).is_some();
                if has(names::SET) || has(names::DELETE) {
                    Descriptor::Data
                } else if has(names::GET) {
                    Descriptor::NonData
                } else {
                    Descriptor::None
                }
            }
            _ => Descriptor::None,
        }
    }

    /// `descriptor.__get__(receiver, class)`; a receiver of `Null` means access through the class.
    pub fn get_through(&mut self, found: Value, receiver: Value, class: TypeId) -> Res {
        match found {
            Value::Function(_) if receiver.is_null() => Ok(found),
            Value::Function(_) => Ok(self.heap.new_method(Method { function: found, receiver })),
            Value::Native(id) if self.heap.natives[id].owner.is_some() && !receiver.is_null() => {
                let native = Native { receiver, owner: None, ..self.heap.natives[id] };
                Ok(self.heap.new_native(native))
            }
            Value::Object(id) => match self.heap.objects[id] {
                Object::StaticMethod(inner) => Ok(inner),
                Object::ClassMethod(inner) => {
                    let receiver = Value::Type(class);
                    Ok(self.heap.new_method(Method { function: inner, receiver }))
                }
                Object::Property([getter, ..]) if !receiver.is_null() => {
                    if getter.is_none() {
                        return Err(self.raise(types::ATTRIBUTE_ERROR, "unreadable attribute"));
                    }
                    self.call(getter, &[receiver], &[])
                }
                Object::Member(_, index, name) if !receiver.is_null() => match receiver {
                    Value::Instance(id) => match self.heap.instances[id].slots.get(index).copied() {
                        Some(value) if !value.is_null() => Ok(value),
                        _ => Err(self.no_attribute(receiver, name)),
                    },
                    _ => Ok(found),
                },
                _ => Ok(found),
            },
            Value::Instance(_) => {
                let own = self.heap.type_of(found);
                match self.heap.type_lookup(own, names::GET) {
                    Some(get) => self.call(get, &[found, receiver.or_none(), Value::Type(class)], &[]),
                    None => Ok(found),
                }
            }
            _ => Ok(found),
        }
    }

    /// A special method found in a class, bound to its receiver.
    pub fn bind(&mut self, method: Value, receiver: Value, class: TypeId) -> Res {
        self.get_through(method, receiver, class)
    }

    /// Calls a special method, looked up in the class; `None` where there is none.
    pub fn call_special(&mut self, receiver: Value, name: StrId, args: &[Value]) -> Res<Option<Value>> {
        let class = self.heap.type_of(receiver);
        let Some(method) = self.heap.type_lookup(class, name) else { return Ok(None) };
        if method.is_none() {
            return Ok(None);
        }
        if let Value::Function(_) = method {
            let mut all: smallvec::SmallVec<[Value; 4]> = smallvec::smallvec![receiver];
            all.extend_from_slice(args);
            return self.call(method, &all, &[]).map(Some);
        }
        let bound = self.bind(method, receiver, class)?;
        self.call(bound, args, &[]).map(Some)
    }

    fn no_attribute(&mut self, object: Value, name: StrId) -> super::Raised {
        let text = self.text_of(name);
        let message = match object {
            Value::Type(class) => {
                format!("type object '{}' has no attribute '{text}'", self.heap.types[class].name)
            }
            Value::Object(id) if let Object::Module(module, _) = self.heap.objects[id] => {
                format!("module '{}' has no attribute '{text}'", self.heap.str(module))
            }
            _ => format!("'{}' object has no attribute '{text}'", self.heap.type_name(object)),
        };
        self.raise(types::ATTRIBUTE_ERROR, message)
    }

    /// `getattr(object, name)`
    pub fn get_attribute(&mut self, object: Value, name: StrId) -> Res {
        let class = self.heap.type_of(object);
        let answer = match self.heap.type_lookup(class, names::GETATTRIBUTE) {
            Some(custom @ Value::Function(_)) => self.call(custom, &[object, Value::Str(name)], &[]),
            _ => self.get_attribute_plain(object, name),
        };
        if answer.is_err() {
            self.blame_attribute(object, name);
        }
        if answer.is_err()
            && let Some(fallback) = self.heap.type_lookup(class, names::GETATTR)
            && self.catch(types::ATTRIBUTE_ERROR).is_some()
        {
            let answer =
                self.bind(fallback, object, class).and_then(|bound| self.call(bound, &[Value::Str(name)], &[]));
            if answer.is_err() {
                self.blame_attribute(object, name);
            }
            return answer;
        }
        answer
    }

    /// The method that `object.name` would bind, where binding it can be spared (`_PyObject_GetMethod`): it is found in
    /// the class, and neither the object's own attributes nor a `__getattribute__` come before it.
    pub fn unbound_method(&mut self, object: Value, name: StrId) -> Option<Value> {
        let class = self.heap.type_of(object);
        let own = match object {
            Value::Type(_) => return None,
            Value::Object(id) if matches!(self.heap.objects[id], Object::Module(..) | Object::Super(..)) => {
                return None;
            }
            Value::Instance(id) => self.heap.instance_get(id, name),
            Value::Function(id) => self.heap.functions[id].dict.and_then(|dict| self.heap.dict_get_name(dict, name)),
            _ => None,
        };
        if own.is_some()
            || matches!(self.heap.type_lookup(class, names::GETATTRIBUTE), Some(Value::Function(_)))
            || self.heap.type_lookup(class, names::GETATTR).is_some()
        {
            return None;
        }
        match self.heap.type_lookup(class, name)? {
            method @ Value::Function(_) => Some(method),
            method @ Value::Native(id) if self.heap.natives[id].owner.is_some() => Some(method),
            _ => None,
        }
    }

    /// `object.__getattribute__(name)`
    pub fn get_attribute_plain(&mut self, object: Value, name: StrId) -> Res {
        let class = self.heap.type_of(object);
        let found = self.heap.type_lookup(class, name);
        let kind = found.map_or(Descriptor::None, |f| self.descriptor(f));
        if let (Some(found), Descriptor::Data) = (found, kind) {
            return self.get_through(found, object, class);
        }
        match object {
            Value::Instance(id) => {
                if let Some(value) = self.heap.instance_get(id, name) {
                    return Ok(value);
                }
            }
            Value::Type(own) => {
                if let Some(value) = self.heap.type_lookup(own, name) {
                    return self.get_through(value, Value::Null, own);
                }
            }
            Value::Object(id) => match self.heap.objects[id] {
                Object::Module(_, dict) => {
                    if let Some(value) = self.heap.dict_get_name(dict, name) {
                        return Ok(value);
                    }
                }
                Object::Super(start, receiver, class) if name != names::CLASS => {
                    return self.super_attribute(start, receiver, class, name);
                }
                _ => {}
            },
            Value::Function(id) => {
                if let Some(dict) = self.heap.functions[id].dict
                    && let Some(value) = self.heap.dict_get_name(dict, name)
                {
                    return Ok(value);
                }
            }
            _ => {}
        }
        if let Some(found) = found {
            return self.get_through(found, object, class);
        }
        match self.own_field(object, name)? {
            Some(value) => Ok(value),
            None => Err(self.no_attribute(object, name)),
        }
    }

    fn super_attribute(&mut self, start: TypeId, receiver: Value, class: TypeId, name: StrId) -> Res {
        let mro = self.heap.types[class].mro.clone();
        let after = mro.iter().position(|&t| t == start).map_or(mro.len(), |i| i + 1);
        for &ancestor in &mro[after..] {
            if let Some(found) = self.heap.dict_get_name(self.heap.types[ancestor].dict, name) {
                let through = if receiver == Value::Type(class) { Value::Null } else { receiver };
                return self.get_through(found, through, class);
            }
        }
        let text = self.text_of(name);
        Err(self.raise(types::ATTRIBUTE_ERROR, format!("'super' object has no attribute '{text}'")))
    }

    /// The fields that CPython gives by getset and member descriptors.
    fn own_field(&mut self, object: Value, name: StrId) -> Res<Option<Value>> {
        if name == names::CLASS {
            return Ok(Some(Value::Type(self.heap.type_of(object))));
        }
        Ok(Some(match object {
            Value::Instance(id) => {
                let class = self.heap.type_of(object);
                if let Some(value) = self.exception_attribute(object, name) {
                    return Ok(Some(value));
                }
                if name != names::DICT || !self.heap.types[class].has_dict {
                    if self.heap.payload(object) == object {
                        return Ok(None);
                    }
                    let text = self.text_of(name);
                    return Ok(self.builtin_field(object, &text));
                }
                Value::Dict(self.heap.instance_dict(id))
            }
            Value::Type(class) => match name {
                names::NAME => {
                    let text = self.heap.types[class].name.clone();
                    self.heap.text(&text)
                }
                names::QUALNAME | names::MODULE => {
                    let text =
                        if name == names::MODULE { "builtins".into() } else { self.heap.types[class].name.clone() };
                    self.heap.text(&text)
                }
                names::DICT => self.heap.new_object(Object::MappingProxy(self.heap.types[class].dict)),
                names::BASES | names::MRO => {
                    let t = &self.heap.types[class];
                    let list = if name == names::BASES { &t.bases } else { &t.mro };
                    let items = list.iter().map(|&t| Value::Type(t)).collect();
                    self.heap.new_tuple(items)
                }
                names::BASE => self.heap.types[class].bases.first().map_or(Value::None, |&b| Value::Type(b)),
                names::DOC => Value::None,
                _ => return Ok(None),
            },
            Value::Function(id) => {
                let f = &self.heap.functions[id];
                match name {
                    names::NAME => f.name,
                    names::QUALNAME => f.qualname,
                    names::MODULE => f.module.or_none(),
                    names::DOC => f.doc.or_none(),
                    names::DEFAULTS => f.defaults.or_none(),
                    names::KWDEFAULTS => f.kwdefaults.or_none(),
                    names::CLOSURE => f.closure.or_none(),
                    names::CODE => Value::Code(f.code),
                    names::GLOBALS => Value::Dict(f.globals),
                    names::DICT => {
                        let dict = f.dict.unwrap_or_else(|| self.heap.new_dict());
                        self.heap.functions[id].dict = Some(dict);
                        Value::Dict(dict)
                    }
                    names::ANNOTATIONS => {
                        let dict = match f.annotations {
                            dict @ Value::Dict(_) => dict,
                            _ => Value::Dict(self.heap.new_dict()),
                        };
                        self.heap.functions[id].annotations = dict;
                        dict
                    }
                    _ => return Ok(None),
                }
            }
            Value::Method(id) => {
                let method = self.heap.methods[id];
                match name {
                    names::SELF => method.receiver,
                    names::FUNC => method.function,
                    _ => return self.get_attribute(method.function, name).map(Some),
                }
            }
            Value::Native(id) if name == names::NAME || name == names::QUALNAME => {
                let text = self.natives[self.heap.natives[id].number as usize].name;
                self.heap.text(text)
            }
            Value::Code(id) => {
                let Some(code) = self.heap.codes[id].code.clone() else { return Ok(None) };
                match self.heap.str(name) {
                    "co_name" => self.heap.text(&code.name),
                    "co_argcount" => Value::Int(i64::from(code.arg_count)),
                    "co_varnames" => {
                        let items = code.varnames().map(|n| self.heap.text(n)).collect();
                        self.heap.new_tuple(items)
                    }
                    _ => return Ok(None),
                }
            }
            Value::Object(id) => match (&self.heap.objects[id], name) {
                (Object::Module(_, dict), names::DICT) => Value::Dict(*dict),
                (Object::Property(parts), _) => match self.heap.str(name) {
                    "fget" => parts[0],
                    "fset" => parts[1],
                    "fdel" => parts[2],
                    _ => return Ok(None),
                },
                (Object::Generator(g), names::NAME) => g.name,
                (Object::Traceback(_) | Object::Frame(_), _) => return self.trace_attribute(object, name),
                (Object::Slice(start, stop, step), _) => match self.heap.str(name) {
                    "start" => *start,
                    "stop" => *stop,
                    "step" => *step,
                    _ => return Ok(None),
                },
                _ => {
                    let text = self.text_of(name);
                    return Ok(self.builtin_field(object, &text));
                }
            },
            _ => {
                let text = self.text_of(name);
                return Ok(self.builtin_field(object, &text));
            }
        }))
    }

    /// `setattr(object, name, value)`, or `delattr` with `None`.
    pub fn set_attribute(&mut self, object: Value, name: StrId, value: Option<Value>) -> Res<()> {
        let class = self.heap.type_of(object);
        let special = if value.is_some() { names::SETATTR } else { names::DELATTR };
        if let Some(custom @ Value::Function(_)) = self.heap.type_lookup(class, special) {
            let mut args = vec![object, Value::Str(name)];
            args.extend(value);
            return self.call(custom, &args, &[]).map(|_| ());
        }
        self.set_attribute_plain(object, name, value)
    }

    /// `object.__setattr__(name, value)`, or `__delattr__` with `None`.
    pub fn set_attribute_plain(&mut self, object: Value, name: StrId, value: Option<Value>) -> Res<()> {
        let class = self.heap.type_of(object);
        if let Some(found) = self.heap.type_lookup(class, name)
            && self.descriptor(found) == Descriptor::Data
        {
            return self.set_through(found, object, name, value);
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
                    return Err(self.no_attribute(object, name));
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
                if name == names::BASES || name == names::ABSTRACTMETHODS {
                    return Err(self.not_supported("assignment of __bases__ and __abstractmethods__"));
                }
                let dict = self.heap.types[own].dict;
                match value {
                    Some(Value::Str(text)) if name == names::NAME => {
                        self.heap.types[own].name = self.text_of(text);
                    }
                    Some(value) => {
                        self.heap.dict_set_name(dict, name, value);
                        self.heap.type_modified(own, Invalidation::TypeAttributeSet);
                    }
                    None if self.heap.dict_delete_name(dict, name).is_some() => {
                        self.heap.type_modified(own, Invalidation::TypeAttributeDeleted);
                    }
                    None => {
                        let text = self.text_of(name);
                        return Err(self.raise(types::ATTRIBUTE_ERROR, text));
                    }
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
            _ => Err(self.no_attribute(object, name)),
        }
    }

    fn missing_for_delete(&mut self, object: Value, name: StrId) -> super::Raised {
        match object {
            Value::Object(_) => self.no_attribute(object, name),
            Value::Instance(_) if self.heap.types[self.heap.type_of(object)].has_dict => {
                let text = self.text_of(name);
                self.raise(types::ATTRIBUTE_ERROR, text)
            }
            _ => {
                let text = self.text_of(name);
                self.raise(types::ATTRIBUTE_ERROR, text)
            }
        }
    }

    fn set_through(&mut self, found: Value, object: Value, name: StrId, value: Option<Value>) -> Res<()> {
        match found {
            Value::Object(id) => match self.heap.objects[id] {
                Object::Property([_, setter, deleter, _]) => {
                    let (function, what) = if value.is_some() { (setter, "setter") } else { (deleter, "deleter") };
                    if function.is_none() {
                        let (class, text) = (self.heap.type_name(object).to_owned(), self.text_of(name));
                        let message = format!("property '{text}' of '{class}' object has no {what}");
                        return Err(self.raise(types::ATTRIBUTE_ERROR, message));
                    }
                    let mut args = vec![object];
                    args.extend(value);
                    self.call(function, &args, &[]).map(|_| ())
                }
                Object::Member(_, index, name) => {
                    let Value::Instance(id) = object else { return Err(self.no_attribute(object, name)) };
                    let slot = self.heap.instances[id].slots.get(index).copied().unwrap_or_default();
                    if value.is_none() && slot.is_null() {
                        return Err(self.missing_for_delete(object, name));
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
            (Value::Instance(id), names::CLASS, Some(Value::Type(class))) => {
                let old = self.heap.type_of(object);
                let (a, b) = (&self.heap.types[old], &self.heap.types[class]);
                if a.layout != b.layout || a.slots != b.slots || a.has_dict != b.has_dict || !b.is_heap {
                    let (new, old) = (b.name.clone(), a.name.clone());
                    return Err(
                        self.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
                    );
                }
                self.heap.instance_dict(id);
                self.heap.instances[id].class = Some(class);
            }
            (Value::Instance(id), names::DICT, Some(Value::Dict(dict))) => {
                let instance = &mut self.heap.instances[id];
                instance.dict = Some(dict);
                instance.values.clear();
                instance.order.clear();
            }
            (Value::Instance(_), ..) => return self.set_exception_attribute(object, name, value),
            (Value::Function(id), names::CODE, Some(Value::Code(code))) => {
                self.heap.functions[id].code = code;
                self.reset_function(id, Invalidation::FunctionCodeAssigned);
            }
            (Value::Function(id), names::DEFAULTS, value) => {
                self.heap.functions[id].defaults = value.filter(|v| !v.is_none()).unwrap_or_default();
                self.reset_function(id, Invalidation::FunctionDefaultsAssigned);
            }
            (Value::Function(id), names::KWDEFAULTS, value) => {
                self.heap.functions[id].kwdefaults = value.filter(|v| !v.is_none()).unwrap_or_default();
                self.reset_function(id, Invalidation::FunctionKwdefaultsAssigned);
            }
            (Value::Function(id), names::NAME, Some(value)) => self.heap.functions[id].name = value,
            (Value::Function(id), names::QUALNAME, Some(value)) => self.heap.functions[id].qualname = value,
            (Value::Function(id), names::DOC, Some(value)) => self.heap.functions[id].doc = value,
            (Value::Function(id), names::MODULE, Some(value)) => self.heap.functions[id].module = value,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn reset_function(&mut self, id: crate::object::value::FunctionId, cause: Invalidation) {
        self.heap.versions.reset(cause, &mut self.heap.functions[id].version);
    }

    /// Sets a name in a namespace that is a dict.
    pub fn store(&mut self, dict: DictId, name: &str, value: Value) {
        let name = self.heap.intern(name);
        self.heap.dict_set_name(dict, name, value);
    }
}
