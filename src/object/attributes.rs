//! Classes of values, lookups through the mro, instance attributes, type versions.

use std::sync::Arc;

use super::builtin::{FIRST_NAME, Layout, NAMES, types};
use super::heap::Heap;
use super::kinds::{Iter, Object, View};
use super::value::{DictId, InstanceId, StrId, TypeId, Value};
use super::version::Invalidation;

/// What the names of the runtime are on each class that a heap was frozen with: their namespaces never change, so that
/// no run has to look them up again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KnownLookups(Arc<[Value]>);

impl KnownLookups {
    /// Everything looked up, one row a class.
    pub fn of(heap: &Heap) -> KnownLookups {
        let names = |class| (0..NAMES.len()).map(move |name| (class, StrId(FIRST_NAME + name as u64)));
        let all = (0..heap.types.len()).map(TypeId::from).flat_map(names);
        KnownLookups(all.map(|(class, name)| heap.type_peek(class, name).unwrap_or(Value::Null)).collect())
    }

    /// `Null` where the class has no such attribute; nothing for other classes and names.
    #[inline]
    fn get(&self, class: TypeId, name: StrId) -> Option<Value> {
        let column = usize::try_from(name.0.checked_sub(FIRST_NAME)?).ok().filter(|&column| column < NAMES.len())?;
        self.0.get(class.index().checked_mul(NAMES.len())? + column).copied()
    }
}

impl Heap {
    /// `type(value)`
    #[inline]
    pub fn type_of(&self, value: Value) -> TypeId {
        match value {
            Value::Instance(id) => self.instances[id].class.unwrap_or(types::OBJECT),
            _ => self.type_of_builtin(value),
        }
    }

    fn type_of_builtin(&self, value: Value) -> TypeId {
        match value {
            Value::Null | Value::None => types::NONE,
            Value::False | Value::True => types::BOOL,
            Value::NotImplemented => types::NOT_IMPLEMENTED,
            Value::Ellipsis => types::ELLIPSIS,
            Value::Int(_) => types::INT,
            Value::Float(_) => types::FLOAT,
            Value::Str(_) => types::STR,
            Value::Tuple(_) => types::TUPLE,
            Value::List(_) => types::LIST,
            Value::Dict(_) => types::DICT,
            Value::Instance(id) => self.instances[id].class.unwrap_or(types::OBJECT),
            Value::Type(id) => self.types[id].metaclass,
            Value::Function(_) => types::FUNCTION,
            Value::Method(_) => types::METHOD,
            Value::Native(id) => match (self.natives[id].owner, self.natives[id].wrapper) {
                (Some(_), false) => types::METHOD_DESCRIPTOR,
                (Some(_), true) => types::WRAPPER_DESCRIPTOR,
                (None, false) => types::BUILTIN_FUNCTION,
                (None, true) => types::METHOD_WRAPPER,
            },
            Value::Cell(_) => types::CELL,
            Value::Code(_) => types::CODE,
            Value::Object(id) => match &self.objects[id] {
                Object::Plain => types::OBJECT,
                Object::BigInt(_) => types::INT,
                Object::Complex(_) => types::COMPLEX,
                Object::Bytes(_) => types::BYTES,
                Object::ByteArray(_) => types::BYTEARRAY,
                Object::Range(..) => types::RANGE,
                Object::Slice(..) => types::SLICE,
                Object::Set(_, frozen) => {
                    if *frozen {
                        types::FROZENSET
                    } else {
                        types::SET
                    }
                }
                Object::Module(..) => types::MODULE,
                Object::Generator(_) => types::GENERATOR,
                Object::Property(_) => types::PROPERTY,
                Object::ClassMethod(_) => types::CLASS_METHOD,
                Object::StaticMethod(_) => types::STATIC_METHOD,
                Object::Super(..) => types::SUPER,
                Object::Member(..) | Object::Field(_, _, true) => types::MEMBER_DESCRIPTOR,
                Object::Field(..) => types::GETSET_DESCRIPTOR,
                Object::Union(_) => types::UNION,
                Object::GenericAlias(..) => types::GENERIC_ALIAS,
                Object::MappingProxy(_) => types::MAPPING_PROXY,
                Object::DictView(_, View::Keys) => types::DICT_KEYS,
                Object::DictView(_, View::Values) => types::DICT_VALUES,
                Object::DictView(_, View::Items) => types::DICT_ITEMS,
                Object::Traceback(_) => types::TRACEBACK,
                Object::Frame(..) => types::FRAME,
                Object::Iter(iter) => match **iter {
                    Iter::List(..) => types::LIST_ITERATOR,
                    Iter::Tuple(..) => types::TUPLE_ITERATOR,
                    Iter::Str(text, _, true) if self.str_is_ascii(text) => types::STR_ASCII_ITERATOR,
                    Iter::Str(..) => types::STR_ITERATOR,
                    Iter::Bytes(bytes, _) if self.type_of(bytes) == types::BYTEARRAY => types::BYTEARRAY_ITERATOR,
                    Iter::Bytes(..) => types::BYTES_ITERATOR,
                    Iter::Range(..) => types::RANGE_ITERATOR,
                    Iter::BigRange(..) => types::LONG_RANGE_ITERATOR,
                    Iter::Set(..) => types::SET_ITERATOR,
                    Iter::Dict(_, View::Keys, ..) => types::DICT_KEY_ITERATOR,
                    Iter::Dict(_, View::Values, ..) => types::DICT_VALUE_ITERATOR,
                    Iter::Dict(_, View::Items, ..) => types::DICT_ITEM_ITERATOR,
                    Iter::DictReversed(_, View::Keys, ..) => types::DICT_REVERSE_KEY_ITERATOR,
                    Iter::DictReversed(_, View::Values, ..) => types::DICT_REVERSE_VALUE_ITERATOR,
                    Iter::DictReversed(_, View::Items, ..) => types::DICT_REVERSE_ITEM_ITERATOR,
                    Iter::Sequence(..) => types::SEQUENCE_ITERATOR,
                    Iter::Callable(..) => types::CALLABLE_ITERATOR,
                    Iter::Enumerate(..) => types::ENUMERATE,
                    Iter::Zip(..) => types::ZIP,
                    Iter::Map(..) => types::MAP,
                    Iter::Filter(..) => types::FILTER,
                    Iter::Reversed(Value::List(_), _) => types::LIST_REVERSE_ITERATOR,
                    Iter::Reversed(..) => types::REVERSED,
                },
            },
        }
    }

    /// The name of the class of a value.
    pub fn type_name(&self, value: Value) -> &str {
        &self.types[self.type_of(value)].name
    }

    /// The builtin value behind an instance of a subclass of a builtin class; other values are themselves.
    #[inline]
    pub fn payload(&self, value: Value) -> Value {
        match value {
            Value::Instance(id) => match self.instances[id].payload {
                Value::Null => value,
                payload => payload,
            },
            value => value,
        }
    }

    /// Whether `class` is `ancestor` or derives from it.
    pub fn is_subtype(&self, class: TypeId, ancestor: TypeId) -> bool {
        class == ancestor || self.types[class].mro.contains(&ancestor)
    }

    /// Looks a name up through the mro of a class (`_PyType_Lookup`).
    pub fn type_lookup(&mut self, class: TypeId, name: StrId) -> Option<Value> {
        let known = self.known.get(class, name);
        if let Some(found) = known.or_else(|| self.types[class].lookups.get(&name).copied()) {
            return if found.is_null() { None } else { Some(found) };
        }
        let found = self.type_peek(class, name);
        self.types[class].lookups.insert(name, found.unwrap_or(Value::Null));
        found
    }

    /// [`Heap::type_lookup`] without the memory of earlier lookups.
    pub fn type_peek(&self, class: TypeId, name: StrId) -> Option<Value> {
        self.types[class].mro.iter().find_map(|&t| self.dict_get_name(self.types[t].dict, name))
    }

    /// The version tag of a class, given now if it has none; 0 when versions ran out.
    pub fn type_version(&mut self, class: TypeId) -> u32 {
        if self.types[class].version != 0 {
            return self.types[class].version;
        }
        // Bases first, as CPython's `assign_version_tag` does: a change of a base reaches what has a version.
        for base in self.types[class].bases.clone() {
            if self.type_version(base) == 0 {
                return 0;
            }
        }
        let version = self.versions.fresh_type();
        self.types[class].version = version;
        version
    }

    /// A class changed: forgets its version and lookups, and those of its subclasses (`PyType_Modified`).
    pub fn type_modified(&mut self, class: TypeId, cause: Invalidation) {
        self.types[class].lookups.clear();
        self.versions.reset(cause, &mut self.types[class].version);
        let cause =
            if self.versions.resets(Invalidation::TypeSubclasses) { cause } else { Invalidation::TypeSubclasses };
        for subclass in self.types[class].subclasses.clone() {
            self.type_modified(subclass, cause);
        }
    }

    /// An attribute in the values or dict of an instance.
    #[inline]
    pub fn instance_get(&self, id: InstanceId, name: StrId) -> Option<Value> {
        let instance = &self.instances[id];
        if let Some(dict) = instance.dict {
            return self.dict_get_name(dict, name);
        }
        if instance.values.is_empty() {
            return None;
        }
        let class = instance.class?;
        let index = self.shared_keys[self.types[class].shared_keys].find(name)?;
        instance.values.get(index).copied().filter(|v| !v.is_null())
    }

    /// Sets an attribute in the values of an instance, or in its dict where it has one or the name does not fit.
    pub fn instance_set(&mut self, id: InstanceId, name: StrId, value: Value) {
        let instance = &self.instances[id];
        if instance.has_values()
            && let Some(class) = instance.class
        {
            let keys = self.types[class].shared_keys;
            if let Some(index) = self.shared_index_for_store(keys, name) {
                let instance = &mut self.instances[id];
                if instance.values.len() <= index {
                    instance.values.resize(index + 1, Value::Null);
                }
                if instance.values[index].is_null() {
                    instance.order.push(index as u8);
                }
                instance.values[index] = value;
                return;
            }
        }
        let dict = match self.instances[id].dict {
            Some(dict) => dict,
            None if self.instances[id].inline => self.instance_dict(id),
            None => self.first_dict(id, true),
        };
        self.dict_set_name(dict, name, value);
    }

    /// Whether the instances of a class have their dict, or their inline values, in front of them (CPython's
    /// `Py_TPFLAGS_MANAGED_DICT`): not exceptions, nor classes whose instances vary in size.
    pub fn has_managed_dict(&self, class: TypeId) -> bool {
        let t = &self.types[class];
        let elsewhere = [Layout::Exception, Layout::Payload(types::INT), Layout::Payload(types::TUPLE)];
        t.is_heap && t.has_dict && t.layout != Layout::Payload(types::BYTES) && !elsewhere.contains(&t.layout)
    }

    /// The first dict of an instance without inline values: a managed one that a store needs shares the keys of the class.
    fn first_dict(&mut self, id: InstanceId, to_store: bool) -> DictId {
        let class = self.instances[id].class.unwrap_or(types::OBJECT);
        let shared = to_store && self.has_managed_dict(class);
        let keys = self.types[class].shared_keys;
        let dict = if shared { self.new_split_dict(keys, vec![], Default::default()) } else { self.new_dict() };
        self.instances[id].dict = Some(dict);
        dict
    }

    /// Deletes an attribute of an instance; whether it was there.
    pub fn instance_delete(&mut self, id: InstanceId, name: StrId) -> bool {
        if let Some(dict) = self.instances[id].dict {
            return self.dict_delete_name(dict, name).is_some();
        }
        let Some(class) = self.instances[id].class else { return false };
        let Some(index) = self.shared_keys[self.types[class].shared_keys].find(name) else { return false };
        let instance = &mut self.instances[id];
        match instance.values.get_mut(index) {
            Some(value) if !value.is_null() => {
                *value = Value::Null;
                instance.order.retain(|i| *i as usize != index);
                true
            }
            _ => false,
        }
    }

    /// The `__dict__` of an instance, made of its inline values where it has none yet.
    pub fn instance_dict(&mut self, id: InstanceId) -> DictId {
        if let Some(dict) = self.instances[id].dict {
            return dict;
        }
        if !self.instances[id].inline {
            return self.first_dict(id, false);
        }
        let instance = &mut self.instances[id];
        let (values, order) = (std::mem::take(&mut instance.values), std::mem::take(&mut instance.order));
        let class = instance.class.unwrap_or(types::OBJECT);
        let keys = self.types[class].shared_keys;
        let dict = self.new_split_dict(keys, values, order);
        self.instances[id].dict = Some(dict);
        dict
    }
}
