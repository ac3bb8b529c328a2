//! LOAD_ATTR: reads of attributes, by where the value lies.
//!
//! Cache: counter, version (2 units), index.

use super::defect::Defect;
use super::site::{Forms, Miss, planted, read_u32, write_u32};
use crate::bytecode::Op;
use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::Object;
use crate::object::value::{StrId, TypeId, Value};
use crate::semantics::attributes::Descriptor;
use crate::semantics::{Machine, Res};

const VERSION: usize = 2;
const INDEX: usize = 4;

/// The guards of a form, in order.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::LOAD_ATTR_INSTANCE_VALUE => &["type_version", "has_values", "value_set"],
        Op::LOAD_ATTR_WITH_HINT => &["type_version", "has_dict", "name_at_hint", "value_set"],
        Op::LOAD_ATTR_SLOT => &["type_version", "slot_set"],
        Op::LOAD_ATTR_MODULE => &["is_module", "keys_version", "value_set"],
        _ => &[],
    }
}

/// The forms of LOAD_ATTR.
pub struct LoadAttr;

/// The value that a planted guard finds where there is none.
fn present(value: Value) -> Value {
    value.or_none()
}

/// The namespace of a module.
pub(super) fn module_dict(m: &Machine, value: Value) -> Option<crate::object::value::DictId> {
    match value {
        Value::Object(id) => match m.heap.objects[id] {
            Object::Module(_, dict) => Some(dict),
            _ => None,
        },
        _ => None,
    }
}

/// The form for an attribute of a module, shared with LOAD_METHOD.
pub(super) fn specialize_module(m: &mut Machine, owner: Value, name: StrId, at: usize) -> Option<Op> {
    let dict = module_dict(m, owner)?;
    if m.heap.dict_get_name(dict, names::GETATTR).is_some() {
        return None;
    }
    let index = u16::try_from(m.heap.dict_index_of_name(dict, name)?).ok()?;
    let version = m.heap.dict_keys_version(dict);
    if version == 0 {
        return None;
    }
    write_u32(m, at + VERSION, version);
    m.units[at + INDEX] = index;
    Some(Op::LOAD_ATTR_MODULE)
}

/// Whether a class attribute lets instance attributes of the same name be read (facts of 3.11: a plain value does, a
/// function or an instance of a Python class does not).
pub(super) fn lets_instances_through(m: &mut Machine, found: Option<Value>) -> bool {
    let Some(value) = found else { return true };
    if m.descriptor(value) == Descriptor::Data && Defect::DataDescriptorIgnored.acts(m) {
        return true;
    }
    m.descriptor(value) == Descriptor::None && !m.heap.types[m.heap.type_of(value)].is_heap
}

/// The index of the slot that a class attribute describes.
pub(super) fn slot_of(m: &Machine, class: TypeId, found: Option<Value>) -> Option<u16> {
    let Some(Value::Object(id)) = found else { return None };
    match m.heap.objects[id] {
        Object::Member(owner, index, _) if m.heap.is_subtype(class, owner) => u16::try_from(index).ok(),
        _ => None,
    }
}

impl Forms for LoadAttr {
    type Proof = Value;

    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (owner, name) = (m.peek(1), m.name(operand));
        if matches!(owner, Value::Object(_)) {
            return specialize_module(m, owner, name, at);
        }
        let Value::Instance(id) = owner else { return None };
        let class = m.heap.type_of(owner);
        let custom = |v: Option<Value>| v.is_some_and(|v| matches!(v, Value::Function(_) | Value::Instance(_)));
        let hooked = custom(m.heap.type_lookup(class, names::GETATTRIBUTE))
            || m.heap.type_lookup(class, names::GETATTR).is_some();
        if m.heap.types[class].layout == Layout::Exception || hooked && !Defect::AccessHooksIgnored.acts(m) {
            return None;
        }
        let found = m.heap.type_lookup(class, name);
        let (form, index) = if let Some(index) = slot_of(m, class, found) {
            (Op::LOAD_ATTR_SLOT, index)
        } else if !lets_instances_through(m, found) || !m.heap.types[class].has_dict || class == types::OBJECT {
            return None;
        } else if let Some(dict) = m.heap.instances[id].dict {
            (Op::LOAD_ATTR_WITH_HINT, u16::try_from(m.heap.dict_hint(dict, name)?).ok()?)
        } else {
            let keys = m.heap.types[class].shared_keys;
            let index = m.heap.shared_index(keys, name)?;
            (Op::LOAD_ATTR_INSTANCE_VALUE, u16::try_from(index).ok()?)
        };
        let version = m.heap.type_version(class);
        if version == 0 {
            return None;
        }
        write_u32(m, at + VERSION, version);
        m.units[at + INDEX] = index;
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, at: usize) -> Result<Value, Miss> {
        let owner = m.peek(1);
        let (version, index) = (read_u32(m, at + VERSION), usize::from(m.units[at + INDEX]));
        // A guard that is switched off holds always; what it would have protected is read as far as it exists.
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        if form == Op::LOAD_ATTR_MODULE {
            let dict = module_dict(m, owner);
            check(dict.is_some(), 0)?;
            let Some(dict) = dict else { return Ok(Value::None) };
            check(m.heap.dict_current_version(dict) == version, 1)?;
            let value = m.heap.dict_entry(dict, index).map_or(Value::Null, |e| e.value);
            check(!value.is_null(), 2)?;
            return Ok(present(value));
        }
        let class = m.heap.type_of(owner);
        check(m.heap.types[class].version == version, 0)?;
        let Value::Instance(id) = owner else { return Ok(Value::None) };
        let instance = &m.heap.instances[id];
        match form {
            Op::LOAD_ATTR_INSTANCE_VALUE => {
                check(instance.dict.is_none(), 1)?;
                let value = instance.values.get(index).copied().unwrap_or_default();
                check(!value.is_null(), 2)?;
                Ok(present(value))
            }
            Op::LOAD_ATTR_WITH_HINT => {
                check(instance.dict.is_some(), 1)?;
                let Some(dict) = instance.dict else { return Ok(Value::None) };
                let entry = m.heap.dict_entry(dict, index);
                check(entry.is_some_and(|e| e.key == Value::Str(m.name(operand))), 2)?;
                let value = entry.map_or(Value::Null, |e| e.value);
                check(!value.is_null(), 3)?;
                Ok(present(value))
            }
            _ => {
                let value = instance.slots.get(index).copied().unwrap_or_default();
                check(!value.is_null(), 1)?;
                Ok(present(value))
            }
        }
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, value: Value) -> Res<()> {
        m.poke(1, value);
        Ok(())
    }
}
