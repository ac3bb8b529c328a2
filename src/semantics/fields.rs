//! Attributes that the runtime computes (`int.real`, `function.__code__`, `type.__mro__`): CPython's getset and member
//! descriptors. They stand in the namespaces of their classes, so that `dir` sees them and a program can shadow them.

use super::layout::is_of_variable_size;
use super::machine::{Machine, Raised, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{StrId, TypeId, Value};
use crate::object::version::Invalidation;

/// Attributes by class: computed ones, then those that CPython reads from a struct (member descriptors).
const FIELDS: &[(TypeId, &str, &str)] = &[
    (types::OBJECT, "__class__", ""),
    (
        types::TYPE,
        "__name__ __qualname__ __bases__ __module__ __abstractmethods__ __dict__ __doc__ __text_signature__ __annotations__",
        "__mro__ __base__ __basicsize__ __itemsize__ __flags__ __dictoffset__ __weakrefoffset__",
    ),
    (types::INT, "real imag numerator denominator", ""),
    (types::FLOAT, "real imag", ""),
    (types::COMPLEX, "", "real imag"),
    (
        types::FUNCTION,
        "__code__ __defaults__ __kwdefaults__ __annotations__ __dict__ __name__ __qualname__",
        "__closure__ __doc__ __globals__ __module__ __builtins__",
    ),
    (types::METHOD, "__doc__", "__func__ __self__"),
    (types::BUILTIN_FUNCTION, "__doc__ __name__ __qualname__ __self__ __text_signature__", "__module__"),
    (types::METHOD_DESCRIPTOR, "__doc__ __qualname__ __text_signature__", "__objclass__ __name__"),
    (types::WRAPPER_DESCRIPTOR, "__doc__ __qualname__ __text_signature__", "__objclass__ __name__"),
    (types::MEMBER_DESCRIPTOR, "__doc__ __qualname__", "__objclass__ __name__"),
    (types::GETSET_DESCRIPTOR, "__doc__ __qualname__", "__objclass__ __name__"),
    (types::METHOD_WRAPPER, "__objclass__ __name__ __qualname__ __doc__ __text_signature__", "__self__"),
    (
        types::CODE,
        "co_varnames co_cellvars co_freevars co_code",
        "co_name co_qualname co_filename co_firstlineno co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals \
         co_stacksize co_flags co_names co_consts co_exceptiontable co_linetable",
    ),
    (types::CELL, "cell_contents", ""),
    (types::GENERATOR, "__name__ __qualname__ gi_yieldfrom gi_running gi_frame gi_suspended", "gi_code"),
    (types::PROPERTY, "__isabstractmethod__", "fget fset fdel __doc__"),
    (types::CLASS_METHOD, "__isabstractmethod__ __dict__", "__func__ __wrapped__"),
    (types::STATIC_METHOD, "__isabstractmethod__ __dict__", "__func__ __wrapped__"),
    (types::SUPER, "", "__thisclass__ __self__ __self_class__"),
    (types::MODULE, "__annotations__", "__dict__"),
    (types::RANGE, "", "start stop step"),
    (types::SLICE, "", "start stop step"),
    (types::DICT_KEYS, "mapping", ""),
    (types::DICT_VALUES, "mapping", ""),
    (types::DICT_ITEMS, "mapping", ""),
    (types::UNION, "__parameters__", "__args__"),
    (types::GENERIC_ALIAS, "__parameters__ __unpacked__", "__origin__ __args__"),
    (types::BASE_EXCEPTION, "__dict__ args __traceback__ __context__ __cause__", "__suppress_context__"),
    (types::BASE_EXCEPTION_GROUP, "", "message exceptions"),
];

/// Puts the descriptors into the namespaces of the builtin classes.
pub(super) fn install(m: &mut Machine) {
    for &(class, computed, stored) in FIELDS {
        for (list, member) in [(computed, false), (stored, true)] {
            for name in list.split_whitespace() {
                let name = m.heap.intern(name);
                let field = m.heap.new_object(Object::Field(class, name, member));
                let dict = m.heap.types[class].dict;
                m.heap.dict_set_name(dict, name, field);
            }
        }
    }
    install_exceptions(m);
}

/// Puts the fields of exceptions there too.
fn install_exceptions(m: &mut Machine) {
    for &(class, fields) in super::exceptions::FIELDS {
        for name in fields {
            let name = m.heap.intern(name);
            let field = m.heap.new_object(Object::Field(class, name, true));
            let dict = m.heap.types[class].dict;
            m.heap.dict_set_name(dict, name, field);
        }
    }
}

impl Machine {
    /// Fields that `own_field` does not know by the kind of the object.
    pub(super) fn more_fields(&mut self, object: Value, name: StrId) -> Res<Option<Value>> {
        let text = self.text_of(name);
        Ok(Some(match object {
            Value::Native(id) => {
                let native = self.heap.natives[id];
                let plain = self.natives[native.number as usize].name;
                match &*text {
                    "__name__" => self.heap.text(plain),
                    "__qualname__" => {
                        let class = match (native.owner, native.receiver) {
                            (Some(owner), _) => Some(owner),
                            (None, Value::Null) => None,
                            (None, Value::Type(class)) => Some(class),
                            (None, receiver) => Some(self.heap.type_of(receiver)).filter(|&c| c != types::MODULE),
                        };
                        let text = match class {
                            Some(class) => format!("{}.{plain}", self.heap.types[class].qualname),
                            None => plain.to_owned(),
                        };
                        self.heap.text(&text)
                    }
                    "__self__" if native.owner.is_none() => match native.receiver {
                        Value::Null => {
                            let name = self.heap.intern("builtins");
                            self.modules.get(&name).copied().unwrap_or(Value::None)
                        }
                        receiver => receiver,
                    },
                    "__objclass__" => match native.owner {
                        Some(owner) => Value::Type(owner),
                        None => {
                            let class = self.heap.type_of(native.receiver);
                            let name = self.heap.intern(plain);
                            let mro = self.heap.types[class].mro.clone();
                            let home = mro
                                .into_iter()
                                .find(|&c| self.heap.dict_get_name(self.heap.types[c].dict, name).is_some());
                            Value::Type(home.unwrap_or(class))
                        }
                    },
                    "__module__" if native.owner.is_none() && !native.wrapper => match native.receiver {
                        Value::Null => self.heap.text("builtins"),
                        Value::Object(id) if let Object::Module(name, _) = self.heap.objects[id] => Value::Str(name),
                        _ => Value::None,
                    },
                    "__doc__" | "__text_signature__" => Value::None,
                    _ => return Ok(None),
                }
            }
            Value::Code(id) => return Ok(self.code_field(id, &text)),
            Value::Cell(id) if text == "cell_contents" => match self.heap.cells[id] {
                Value::Null => return Err(self.raise(types::VALUE_ERROR, "Cell is empty")),
                value => value,
            },
            Value::Object(id) => match (&self.heap.objects[id], &*text) {
                (Object::Generator(g), "__name__") => g.name,
                (Object::Generator(g), "__qualname__") => g.qualname,
                (Object::Generator(g), "gi_running") => Value::bool(g.running),
                (Object::Generator(g), "gi_suspended") => Value::bool(g.started && !g.running && g.frame.is_some()),
                (Object::Generator(_), "gi_frame") => self.generator_frame(id),
                (Object::Generator(_), "gi_yieldfrom") => {
                    self.delegate(id).map_or(Value::None, |(iterator, _)| iterator)
                }
                (Object::Generator(g), "gi_code") => Value::Code(g.code),
                (Object::Property(parts), "__doc__") => match (parts[3], parts[0]) {
                    (Value::None, getter) if !getter.is_none() => {
                        return self.get_attribute(getter, names::DOC).map(Some);
                    }
                    (doc, _) => doc,
                },
                (&Object::Property([get, set, delete, ..]), "__isabstractmethod__") => {
                    for part in [get, set, delete] {
                        if self.is_abstract(part)? {
                            return Ok(Some(Value::True));
                        }
                    }
                    Value::False
                }
                (&(Object::ClassMethod(inner) | Object::StaticMethod(inner)), "__isabstractmethod__") => {
                    Value::bool(self.is_abstract(inner)?)
                }
                (Object::ClassMethod(inner) | Object::StaticMethod(inner), "__func__" | "__wrapped__") => *inner,
                (
                    Object::ClassMethod(inner) | Object::StaticMethod(inner),
                    "__doc__" | "__name__" | "__qualname__" | "__module__" | "__annotations__",
                ) => {
                    let inner = *inner;
                    return self.get_attribute(inner, name).map(Some);
                }
                (&(Object::ClassMethod(inner) | Object::StaticMethod(inner)), "__dict__") => {
                    let dict = self.heap.new_dict();
                    for copied in ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"] {
                        let copied = self.heap.intern(copied);
                        match self.get_attribute(inner, copied) {
                            Ok(value) => self.heap.dict_set_name(dict, copied, value),
                            Err(raised) => {
                                self.catch(types::ATTRIBUTE_ERROR).ok_or(raised)?;
                            }
                        }
                    }
                    Value::Dict(dict)
                }
                (&Object::Super(start, receiver, class), _) => match &*text {
                    "__thisclass__" => Value::Type(start),
                    "__self__" => receiver.or_none(),
                    "__self_class__" if receiver.is_null() => Value::None,
                    "__self_class__" => Value::Type(class),
                    _ => return Ok(None),
                },
                (&Object::Member(owner, _, own), "__name__") | (&Object::Field(owner, own, _), "__name__") => {
                    let _ = owner;
                    Value::Str(own)
                }
                (&Object::Member(owner, _, own), "__qualname__") | (&Object::Field(owner, own, _), "__qualname__") => {
                    let text = format!("{}.{}", self.heap.types[owner].qualname, self.heap.str(own));
                    self.heap.text(&text)
                }
                (&Object::Member(owner, ..), "__objclass__") | (&Object::Field(owner, ..), "__objclass__") => {
                    Value::Type(owner)
                }
                (Object::Member(..) | Object::Field(..), "__doc__") => Value::None,
                (Object::Union(_) | Object::GenericAlias(..), _) => return self.alias_attribute(object, name),
                _ => return Ok(None),
            },
            Value::Instance(_)
                if text == "__weakref__" && {
                    let class = self.heap.type_of(object);
                    self.heap.type_lookup(class, name).is_some()
                } =>
            {
                Value::None
            }
            _ => return Ok(None),
        }))
    }

    /// Whether a function says that it is abstract.
    fn is_abstract(&mut self, function: Value) -> Res<bool> {
        let name = self.heap.intern("__isabstractmethod__");
        match self.get_attribute(function, name) {
            Ok(answer) => self.truth(answer),
            Err(raised) => match self.catch(types::ATTRIBUTE_ERROR) {
                Some(_) => Ok(false),
                None => Err(raised),
            },
        }
    }

    /// The fields of a class.
    pub(super) fn type_field(&mut self, class: TypeId, name: StrId) -> Res<Option<Value>> {
        let (dict, heap) = (self.heap.types[class].dict, self.heap.types[class].is_heap);
        let own = self.heap.dict_get_name(dict, name);
        Ok(Some(match self.heap.str(name) {
            "__name__" => {
                let t = &self.heap.types[class];
                let text = match t.name.rsplit_once('.') {
                    Some((_, last)) if t.dotted => last.to_owned(),
                    _ => t.name.clone(),
                };
                self.heap.text(&text)
            }
            "__qualname__" => {
                let text = self.heap.types[class].qualname.clone();
                self.heap.text(&text)
            }
            "__module__" if heap => return Ok(own),
            "__module__" => {
                let text = self.module_of_class(class);
                self.heap.text(&text)
            }
            "__doc__" => match own {
                Some(Value::Object(id)) if matches!(self.heap.objects[id], Object::Field(..)) => Value::None,
                Some(doc) => return self.get_through(doc, Value::Null, class).map(Some),
                None => Value::None,
            },
            "__dict__" => self.heap.new_object(Object::MappingProxy(dict)),
            "__bases__" | "__mro__" => {
                let t = &self.heap.types[class];
                let list = if name == names::BASES { &t.bases } else { &t.mro };
                let items = list.iter().map(|&t| Value::Type(t)).collect();
                self.heap.new_tuple(items)
            }
            "__base__" => self.best_base(&self.heap.types[class].bases).map_or(Value::None, Value::Type),
            "__abstractmethods__" => match own {
                Some(value) if class != types::TYPE => value,
                _ => return Err(self.raise(types::ATTRIBUTE_ERROR, "__abstractmethods__")),
            },
            "__annotations__" if heap => match own {
                Some(value) => value,
                None => {
                    let made = Value::Dict(self.heap.new_dict());
                    self.heap.dict_set_name(dict, name, made);
                    self.heap.type_modified(class, Invalidation::TypeAttributeSet);
                    made
                }
            },
            "__annotations__" => {
                let text = format!("type object '{}' has no attribute '__annotations__'", self.heap.types[class].name);
                return Err(self.raise(types::ATTRIBUTE_ERROR, text));
            }
            "__text_signature__" => Value::None,
            "__basicsize__" | "__itemsize__" | "__flags__" | "__dictoffset__" | "__weakrefoffset__" => {
                return Err(self.not_supported("sizes and flags of classes"));
            }
            _ => return Ok(None),
        }))
    }

    /// Sets or deletes a field of a class; whether there is such a field that can be set.
    pub(super) fn set_type_field(&mut self, class: TypeId, name: StrId, value: Option<Value>) -> Res<bool> {
        let text = self.text_of(name);
        let t = &self.heap.types[class];
        let (own, dict) = (t.name.clone(), t.dict);
        if !t.is_heap {
            return Err(self.type_error(format!("cannot set '{text}' attribute of immutable type '{own}'")));
        }
        if text == "__class__" {
            return self.set_metaclass(class, value).map(|()| true);
        }
        match (&*text, value) {
            ("__name__" | "__qualname__" | "__module__" | "__bases__" | "__doc__", None) => {
                return Err(self.type_error(format!("cannot delete '{text}' attribute of immutable type '{own}'")));
            }
            ("__name__" | "__qualname__", Some(value)) => {
                let Some(new) = self.as_str(value) else {
                    let got = self.heap.type_name(value).to_owned();
                    return Err(self.type_error(format!("can only assign string to {own}.{text}, not '{got}'")));
                };
                let new = self.text_of(new);
                if name == names::NAME {
                    self.check_encodable(&new)?;
                }
                if name == names::NAME && new.contains('\0') {
                    return Err(self.raise(types::VALUE_ERROR, "type name must not contain null characters"));
                }
                let t = &mut self.heap.types[class];
                *(if name == names::NAME { &mut t.name } else { &mut t.qualname }) = new;
            }
            ("__bases__", Some(value)) => self.set_bases(class, value)?,
            ("__doc__" | "__module__" | "__annotations__" | "__abstractmethods__", Some(value)) => {
                if name == names::ABSTRACTMETHODS {
                    self.heap.types[class].is_abstract = self.truth(value)?;
                }
                self.heap.dict_set_name(dict, name, value);
                self.heap.type_modified(class, Invalidation::TypeAttributeSet);
            }
            ("__annotations__" | "__abstractmethods__", None) => {
                if self.heap.dict_delete_name(dict, name).is_none() {
                    return Err(self.raise(types::ATTRIBUTE_ERROR, text));
                }
                if name == names::ABSTRACTMETHODS {
                    self.heap.types[class].is_abstract = false;
                }
                self.heap.type_modified(class, Invalidation::TypeAttributeDeleted);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_metaclass(&mut self, class: TypeId, value: Option<Value>) -> Res<()> {
        let new = match value {
            Some(Value::Type(new)) => new,
            Some(other) => {
                let got = self.heap.type_name(other).to_owned();
                return Err(self.type_error(format!("__class__ must be set to a class, not '{got}' object")));
            }
            None => return Err(self.type_error("can't delete __class__ attribute")),
        };
        let old = self.heap.types[class].metaclass;
        if !self.heap.types[new].is_heap || !self.heap.types[old].is_heap {
            return Err(
                self.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
            );
        }
        if !self.heap.is_subtype(new, types::TYPE) {
            let (new, old) = (self.heap.types[new].name.clone(), self.heap.types[old].name.clone());
            return Err(self.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
        }
        self.heap.types[class].metaclass = new;
        self.heap.type_modified(class, Invalidation::TypeAttributeSet);
        Ok(())
    }

    /// Whether CPython's collector knows the instances of a class: those of classes made by a program, whatever they hold.
    fn is_collected(&self, class: TypeId) -> bool {
        let alone =
            [types::OBJECT, types::INT, types::FLOAT, types::COMPLEX, types::STR, types::BYTES, types::BYTEARRAY];
        self.heap.types[class].is_heap || !alone.contains(&class)
    }

    /// What instances of a class look like: the class that gives them their layout, and what is added to it: a dict, slots.
    pub(super) fn layout_of(&self, mut class: TypeId) -> (TypeId, bool, Vec<StrId>) {
        loop {
            let t = &self.heap.types[class];
            let Some(&base) = t.bases.first().filter(|_| t.is_heap) else {
                return (class, false, Vec::new());
            };
            let b = &self.heap.types[base];
            // A builtin class may have a dict, but no room for weak references.
            let dict = t.has_dict && !(b.has_dict && b.is_heap);
            let slots = t.slots.saturating_sub(b.slots);
            if dict || slots > 0 || !self.is_collected(base) {
                // Where a dict lies behind items, only the class that put it there is like itself.
                let of = if dict && is_of_variable_size(t.layout) { class } else { base };
                return (of, dict, if slots > 0 { self.own_slots(class) } else { Vec::new() });
            }
            class = base;
        }
    }

    /// The names of the slots that a class adds.
    fn own_slots(&self, class: TypeId) -> Vec<StrId> {
        let members =
            self.heap.dict_items(self.heap.types[class].dict).into_iter().filter_map(|entry| match entry.value {
                Value::Object(id) => match self.heap.objects[id] {
                    Object::Member(owner, _, name) if owner == class => Some(name),
                    _ => None,
                },
                _ => None,
            });
        members.collect()
    }

    /// `class.__bases__ = value`
    fn set_bases(&mut self, class: TypeId, value: Value) -> Res<()> {
        let own = self.heap.types[class].name.clone();
        let Value::Tuple(items) = value else {
            let got = self.heap.type_name(value).to_owned();
            return Err(self.type_error(format!("can only assign tuple to {own}.__bases__, not {got}")));
        };
        let items = self.heap.tuples[items].to_vec();
        if items.is_empty() {
            return Err(self.type_error(format!("can only assign non-empty tuple to {own}.__bases__, not ()")));
        }
        let mut bases = Vec::with_capacity(items.len());
        for item in items {
            let Value::Type(base) = item else {
                let got = self.heap.type_name(item).to_owned();
                return Err(self.type_error(format!("{own}.__bases__ must be tuple of classes, not '{got}'")));
            };
            if self.heap.is_subtype(base, class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
            bases.push(base);
        }
        let (layout, new) = self.common_layout(&bases)?;
        let t = &self.heap.types[class];
        let old = self.best_base(&t.bases).unwrap_or(types::OBJECT);
        let differs = if self.is_collected(old) != self.is_collected(new) {
            Some("deallocator")
        } else if layout != t.layout || self.layout_of(old) != self.layout_of(new) {
            Some("object layout")
        } else {
            None
        };
        if let Some(what) = differs {
            let (new, old) = (&self.heap.types[new].name, &self.heap.types[old].name);
            return Err(self.type_error(format!("__bases__ assignment: '{new}' {what} differs from '{old}'")));
        }
        let before = std::mem::replace(&mut self.heap.types[class].bases, bases.clone());
        // The linearizations of the class and of everything below it, or none of them.
        let (mut changed, mut queue) = (Vec::new(), vec![class]);
        while let Some(next) = queue.pop() {
            let Some(mro) = self.linearize(next) else {
                for (id, mro) in changed {
                    self.heap.types[id].mro = mro;
                }
                let of = self.heap.types[next].bases.clone();
                self.heap.types[class].bases = before;
                return Err(self.inconsistent_bases(&of));
            };
            changed.push((next, std::mem::replace(&mut self.heap.types[next].mro, mro)));
            queue.extend(self.heap.types[next].subclasses.iter().rev());
        }
        for base in before {
            self.heap.types[base].subclasses.retain(|&c| c != class);
        }
        for base in bases {
            self.heap.types[base].subclasses.push(class);
        }
        self.heap.type_modified(class, Invalidation::TypeBasesAssigned);
        Ok(())
    }

    /// That the bases have no common order.
    pub(super) fn inconsistent_bases(&mut self, bases: &[TypeId]) -> Raised {
        let list: Vec<String> = bases.iter().map(|&b| self.heap.types[b].name.clone()).collect();
        self.type_error(format!(
            "Cannot create a consistent method resolution\norder (MRO) for bases {}",
            list.join(", ")
        ))
    }

    /// Refuses a receiver that the descriptor is not for.
    pub(super) fn check_descriptor(&mut self, descriptor: Value, receiver: Value) -> Res<()> {
        let (owner, name) = match descriptor {
            Value::Native(id) => match self.heap.natives[id].owner {
                Some(owner) => (owner, self.natives[self.heap.natives[id].number as usize].name.to_owned()),
                None => return Ok(()),
            },
            Value::Object(id) => match self.heap.objects[id] {
                Object::Member(owner, _, name) | Object::Field(owner, name, _) => (owner, self.text_of(name)),
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        if receiver.is_null() || self.heap.is_subtype(self.heap.type_of(receiver), owner) {
            return Ok(());
        }
        let (owner, got) = (self.heap.types[owner].name.clone(), self.heap.type_name(receiver).to_owned());
        Err(self.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")))
    }

    /// `descriptor.__set__(receiver, value)`, or `__delete__` with `None`.
    pub(super) fn set_through_descriptor(
        &mut self,
        descriptor: Value,
        receiver: Value,
        value: Option<Value>,
    ) -> Res<()> {
        let descriptor = self.heap.payload(descriptor);
        self.check_descriptor(descriptor, receiver)?;
        self.set_through(descriptor, receiver, value)
    }

    /// That a computed attribute cannot be set.
    pub(super) fn not_writable(&mut self, class: TypeId, name: StrId, member: bool) -> Raised {
        let (own, text) = (self.heap.types[class].name.clone(), self.text_of(name));
        match member {
            true => self.raise(types::ATTRIBUTE_ERROR, "readonly attribute"),
            false => {
                let message = format!("attribute '{text}' of '{own}' objects is not writable");
                self.raise(types::ATTRIBUTE_ERROR, message)
            }
        }
    }
}
