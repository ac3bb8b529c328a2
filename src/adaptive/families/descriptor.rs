//! What a class says about an attribute of its instances, as CPython's specializers see it.

use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::Object;
use crate::object::value::{InstanceId, StrId, TypeId, Value};
use crate::semantics::Machine;
use crate::semantics::attributes::Descriptor;

use super::defect::Defect;

/// CPython's `DescriptorClassification`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Has `__set__` and is of a builtin class: a property, a slot that is no plain object slot.
    Overriding,
    /// A function, or the method of a builtin class.
    Method,
    /// A slot of objects of this class, with its index.
    ObjectSlot(TypeId, usize),
    /// `__class__` as `object` has it.
    DunderClass,
    /// An instance of a class that can change: what it does may change too.
    Mutable,
    /// Attributes of the class's instances are not looked up the ordinary way.
    GetsetOverridden,
    /// Has `__get__` only: a classmethod, a staticmethod, a bound method.
    NonOverriding,
    /// A plain value.
    NonDescriptor,
    /// Nothing of that name.
    Absent,
}

/// Whether instances of a class have a way of their own to read attributes (`tp_getattro`), or to write them.
fn looks_itself(m: &mut Machine, class: TypeId, store: bool) -> bool {
    let special = m.heap.types[class].layout == Layout::Type || m.heap.is_subtype(class, types::MODULE);
    if special || !store && (m.heap.is_subtype(class, types::SUPER) || class == types::METHOD) {
        return true;
    }
    let mut python = |name| m.heap.type_lookup(class, name).is_some_and(|found| !matches!(found, Value::Native(_)));
    let hooked = if store {
        python(names::SETATTR) || python(names::DELATTR)
    } else {
        python(names::GETATTRIBUTE) || python(names::GETATTR)
    };
    hooked && !Defect::AccessHooksIgnored.acts(m)
}

/// CPython's `analyze_descriptor`: what the class says, and what it found.
pub fn analyze(m: &mut Machine, class: TypeId, name: StrId, store: bool) -> (Kind, Value) {
    if looks_itself(m, class, store) {
        return (Kind::GetsetOverridden, Value::Null);
    }
    if name == names::CLASS && m.heap.type_lookup(class, name) == m.heap.type_lookup(types::OBJECT, name) {
        return (Kind::DunderClass, Value::Null);
    }
    let Some(found) = m.heap.type_lookup(class, name) else { return (Kind::Absent, Value::Null) };
    let binding = m.descriptor(found);
    let kind = match found {
        Value::Object(id) if let Object::Member(owner, index, _) = m.heap.objects[id] => Kind::ObjectSlot(owner, index),
        _ if binding == Descriptor::Data && Defect::DataDescriptorIgnored.acts(m) => Kind::NonDescriptor,
        _ if m.heap.types[m.heap.type_of(found)].is_heap => Kind::Mutable,
        Value::Function(_) => Kind::Method,
        Value::Native(id) if m.heap.natives[id].owner.is_some() => Kind::Method,
        Value::Method(_) => Kind::NonOverriding,
        _ => match binding {
            Descriptor::Data => Kind::Overriding,
            Descriptor::NonData => Kind::NonOverriding,
            Descriptor::None => Kind::NonDescriptor,
        },
    };
    (kind, found)
}

/// The version tag of a class for a cache, unless there is none.
pub fn tag(m: &mut Machine, class: TypeId) -> Option<u32> {
    Some(m.heap.type_version(class)).filter(|&version| version != 0)
}

/// Where an instance keeps an attribute that its class lets through, and at which index (CPython's
/// `specialize_dict_access`): in the dict that it has, or among inline values.
pub fn in_dict(m: &Machine, id: InstanceId, class: TypeId, name: StrId) -> Option<(bool, u16)> {
    if !m.heap.has_managed_dict(class) {
        return None;
    }
    let (has_dict, index) = match m.heap.instances[id].dict {
        Some(dict) => (true, m.heap.dict_hint(dict, name)?),
        // Whether it has values is not asked here.
        None => (false, m.heap.shared_index(m.heap.types[class].shared_keys, name)?),
    };
    Some((has_dict, u16::try_from(index).ok()?))
}
