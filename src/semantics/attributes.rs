//! Attribute access: the descriptor protocol of the language reference, section 3.3.2.

use smallvec::SmallVec;

use super::builtins::is_class_method;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Method, Native, Object};
use crate::object::value::{StrId, TypeId, Value};

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
                Object::Property(_) | Object::Member(..) | Object::Field(..) => Descriptor::Data,
                Object::ClassMethod(_) | Object::StaticMethod(_) | Object::Super(..) => Descriptor::NonData,
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
                self.check_descriptor(found, receiver)?;
                let native = Native { receiver, owner: None, ..self.heap.natives[id] };
                Ok(self.heap.new_native(native))
            }
            Value::Object(id) => match self.heap.objects[id] {
                Object::StaticMethod(inner) => Ok(inner),
                // One of a builtin class, which takes the class as a method takes its receiver.
                Object::ClassMethod(Value::Native(id))
                    if self.heap.natives[id].receiver.is_null()
                        && is_class_method(self.natives[self.heap.natives[id].number as usize].name) =>
                {
                    let native = Native { receiver: Value::Type(class), ..self.heap.natives[id] };
                    Ok(Value::Native(self.heap.natives.add(native)))
                }
                Object::ClassMethod(inner) => {
                    let receiver = Value::Type(class);
                    match self.descriptor(inner) {
                        // What a class method wraps is a descriptor of the class (bpo-19072).
                        Descriptor::Data | Descriptor::NonData if !matches!(inner, Value::Function(_)) => {
                            self.get_through(inner, receiver, class)
                        }
                        _ => Ok(self.heap.new_method(Method { function: inner, receiver })),
                    }
                }
                Object::Property([getter, ..]) if !receiver.is_null() => {
                    if getter.is_none() {
                        return Err(self.no_accessor(found, receiver, "getter"));
                    }
                    self.call(getter, &[receiver], &[])
                }
                Object::Field(owner, name, _) if !receiver.is_null() => match self.own_field(receiver, name)? {
                    Some(value) => Ok(value),
                    // What the payload of a subclass holds is no field of its instances' own.
                    None if self.heap.is_subtype(self.heap.type_of(receiver), owner) => {
                        Err(self.no_attribute(receiver, name))
                    }
                    None => Ok(found),
                },
                Object::Member(_, index, name) if !receiver.is_null() => match receiver {
                    Value::Instance(id) => match self.heap.instances[id].slots.get(index).copied() {
                        Some(value) if !value.is_null() => Ok(value),
                        _ => Err(self.no_attribute(receiver, name)),
                    },
                    _ => Ok(found),
                },
                // A `super` that is not bound yet binds itself.
                Object::Super(start, Value::Null, _) if !receiver.or_none().is_none() => {
                    self.new_super(start, receiver)
                }
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

    /// Whether a method is called with its receiver before its arguments, and never bound (Py_TPFLAGS_METHOD_DESCRIPTOR).
    fn takes_receiver_first(&self, method: Value) -> bool {
        match method {
            Value::Function(_) => true,
            Value::Native(id) => self.heap.natives[id].owner.is_some(),
            _ => false,
        }
    }

    /// Calls a method that was found in the class of its receiver.
    pub(super) fn call_found(&mut self, method: Value, receiver: Value, args: &[Value]) -> Res {
        if self.takes_receiver_first(method) {
            let mut all: SmallVec<[Value; 4]> = smallvec::smallvec![receiver];
            all.extend_from_slice(args);
            return self.call(method, &all, &[]);
        }
        let class = self.heap.type_of(receiver);
        let bound = self.bind(method, receiver, class)?;
        self.call(bound, args, &[])
    }

    /// Calls a special method, looked up in the class; `None` where there is none.
    pub fn call_special(&mut self, receiver: Value, name: StrId, args: &[Value]) -> Res<Option<Value>> {
        let class = self.heap.type_of(receiver);
        let Some(method) = self.heap.type_lookup(class, name) else { return Ok(None) };
        if method.is_none() {
            return Ok(None);
        }
        self.call_found(method, receiver, args).map(Some)
    }

    /// The special method that comes before what the builtin class of a value does: none where the value's class only
    /// inherits the builtin's own.
    pub fn overriding(&mut self, value: Value, name: StrId) -> Option<Value> {
        let class = self.heap.type_of(value);
        let found = self.heap.type_lookup(class, name)?;
        if let Value::Native(id) = found
            && let Some(owner) = self.heap.natives[id].owner
        {
            let builtin = self.heap.types[class].mro.iter().copied().find(|&t| !self.heap.types[t].is_heap)?;
            // `__str__ = int.__repr__` is the builtin's, but not what it does for `str()`.
            let number = self.heap.natives[id].number as usize;
            let own = builtin == owner && self.natives.get(number).is_some_and(|def| def.name == self.heap.str(name));
            if own || self.heap.type_lookup(builtin, name) == Some(found) {
                return None;
            }
        }
        Some(found)
    }

    /// Calls a special method that comes before what the builtin class of a value does; `None` where there is none.
    pub fn call_override(&mut self, receiver: Value, name: StrId, args: &[Value]) -> Res<Option<Value>> {
        let Some(method) = self.overriding(receiver, name) else { return Ok(None) };
        self.call_found(method, receiver, args).map(Some)
    }

    /// [`Machine::call_override`] for comparisons, `iter()`, `repr()` and `hash()`: an exception of the method's own `__get__`
    /// is to them as if there were no method (those callers of lookup_maybe_method that clear the error).
    pub fn call_override_if_bound(&mut self, receiver: Value, name: StrId, args: &[Value]) -> Res<Option<Value>> {
        let Some(method) = self.overriding(receiver, name) else { return Ok(None) };
        if self.takes_receiver_first(method) {
            return self.call_found(method, receiver, args).map(Some);
        }
        let class = self.heap.type_of(receiver);
        match self.bind(method, receiver, class) {
            Ok(bound) => self.call(bound, args, &[]).map(Some),
            Err(raised) => self.take_exception().map(|_| None).ok_or(raised),
        }
    }

    pub(super) fn no_attribute(&mut self, object: Value, name: StrId) -> super::Raised {
        let text = self.text_of(name);
        let message = match object {
            Value::Type(class) => {
                format!("type object '{}' has no attribute '{text}'", self.heap.types[class].name)
            }
            Value::Object(id) if let Object::Module(module, _) = self.heap.objects[id] => {
                format!("module '{}' has no attribute '{text}'", self.heap.str(module))
            }
            Value::Object(id) if let Object::GenericAlias(Value::Type(origin), _) = self.heap.objects[id] => {
                format!("type object '{}' has no attribute '{text}'", self.heap.types[origin].name)
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
            Some(Value::Native(_)) | None => self.get_attribute_plain(object, name),
            Some(custom) => self.call_found(custom, object, &[Value::Str(name)]),
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
            || !matches!(self.heap.type_lookup(class, names::GETATTRIBUTE), Some(Value::Native(_)) | None)
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
        if let (Some(found), Descriptor::Data) = (found, kind)
            && class != types::SUPER
            && self.can_be_read_through(found)
        {
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
                    if found.is_none()
                        && let Some(fallback) = self.heap.dict_get_name(dict, names::GETATTR)
                    {
                        return self.call(fallback, &[Value::Str(name)], &[]);
                    }
                }
                // These take their documentation from what they wrap.
                Object::ClassMethod(inner) | Object::StaticMethod(inner) if name == names::DOC => {
                    return self.get_attribute(inner, name);
                }
                Object::Super(start, receiver, class) if name != names::CLASS && !receiver.is_null() => {
                    if let Some(found) = self.super_attribute(start, receiver, class, name)? {
                        return Ok(found);
                    }
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

    /// Whether a data descriptor has a `__get__`: with `__set__` alone it gives way to the instance's own attribute.
    fn can_be_read_through(&mut self, found: Value) -> bool {
        let Value::Instance(_) = found else { return true };
        let class = self.heap.type_of(found);
        self.heap.type_lookup(class, names::GET).is_some()
    }

    fn super_attribute(&mut self, start: TypeId, receiver: Value, class: TypeId, name: StrId) -> Res<Option<Value>> {
        let mro = self.heap.types[class].mro.clone();
        let after = mro.iter().position(|&t| t == start).map_or(mro.len(), |i| i + 1);
        for &ancestor in &mro[after..] {
            if let Some(found) = self.heap.dict_get_name(self.heap.types[ancestor].dict, name) {
                let through = if receiver == Value::Type(class) { Value::Null } else { receiver };
                return self.get_through(found, through, class).map(Some);
            }
        }
        Ok(None)
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
                    let payload = self.heap.payload(object);
                    if payload == object {
                        return self.more_fields(object, name);
                    }
                    if let Value::Object(id) = payload
                        && let Object::Property(_) | Object::ClassMethod(_) | Object::StaticMethod(_) =
                            self.heap.objects[id]
                    {
                        return self.own_field(payload, name);
                    }
                    let text = self.text_of(name);
                    return Ok(self.builtin_field(object, &text));
                }
                Value::Dict(self.heap.instance_dict(id))
            }
            Value::Type(class) => return self.type_field(class, name),
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
                    names::BUILTINS => Value::Dict(self.builtins),
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
            Value::Object(id) => match (&self.heap.objects[id], name) {
                (Object::Module(_, dict), names::DICT) => Value::Dict(*dict),
                (Object::Property(parts), _) => match self.heap.str(name) {
                    "fget" => parts[0],
                    "fset" => parts[1],
                    "fdel" => parts[2],
                    _ => return self.more_fields(object, name),
                },
                (Object::Traceback(_) | Object::Frame(..), _) => return self.trace_attribute(object, name),
                (Object::Slice(start, stop, step), _) => match self.heap.str(name) {
                    "start" => *start,
                    "stop" => *stop,
                    "step" => *step,
                    _ => return Ok(None),
                },
                _ => {
                    let text = self.text_of(name);
                    return match self.builtin_field(object, &text) {
                        None => self.more_fields(object, name),
                        found => Ok(found),
                    };
                }
            },
            _ => {
                let text = self.text_of(name);
                return match self.builtin_field(object, &text) {
                    None => self.more_fields(object, name),
                    found => Ok(found),
                };
            }
        }))
    }
}
