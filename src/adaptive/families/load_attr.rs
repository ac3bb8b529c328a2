//! LOAD_ATTR: reads of attributes, by where the value lies.
//!
//! Cache: counter, version (2 units), index: of the inline value, of the entry, or for LOAD_ATTR_SLOT the offset in bytes
//! that CPython's object has it at.

use super::descriptor::{self, Kind};
use super::site::{Forms, Miss, planted, read_u32, write_u32};
use crate::bytecode::Op;
use crate::object::builtin::names;
use crate::object::kinds::Object;
use crate::object::value::{ObjectId, StrId, Value};
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

/// A value; a planted guard finds None where there is none.
fn present(value: Value) -> Proof {
    Proof::Value(value.or_none())
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
    if !m.heap.dict(dict).is_text_only() || m.heap.dict_get_name(dict, names::GETATTR).is_some() {
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

/// Where an object of CPython keeps its class.
const CLASS: u16 = 8;
/// Where it keeps the first of its slots; one takes eight bytes.
const SLOTS: usize = 16;

/// The offset of a slot in objects of CPython.
pub(super) fn offset(index: usize) -> Option<u16> {
    u16::try_from(SLOTS + 8 * index).ok()
}

/// The index of the slot at an offset.
pub(super) const fn slot_at(offset: u16) -> usize {
    (offset as usize).saturating_sub(SLOTS) / 8
}

/// The slots of a range.
fn range_slot(m: &Machine, owner: Value, name: StrId) -> Option<usize> {
    let Value::Object(id) = owner else { return None };
    let Object::Range(..) = m.heap.objects[id] else { return None };
    ["start", "stop", "step"].iter().position(|slot| *slot == m.heap.str(name))
}

#[cold]
fn range_field(m: &mut Machine, id: ObjectId, slot: usize) -> Value {
    let Object::Range(start, stop, step) = &m.heap.objects[id] else { return Value::None };
    let number = match slot {
        0 => start,
        1 => stop,
        _ => step,
    };
    let number = number.clone();
    m.int(number)
}

/// What the guards learned.
pub enum Proof {
    /// The value.
    Value(Value),
    /// The range and which of its slots.
    Range(ObjectId, usize),
}

impl Forms for LoadAttr {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_LoadAttr`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (owner, name) = (m.peek(1), m.name(operand));
        if module_dict(m, owner).is_some() {
            return specialize_module(m, owner, name, at);
        }
        let class = m.heap.type_of(owner);
        let (form, index) = match (descriptor::analyze(m, class, name, false).0, owner) {
            (Kind::DunderClass, _) => (Op::LOAD_ATTR_SLOT, CLASS),
            (Kind::ObjectSlot(of, index), Value::Instance(_)) if m.heap.is_subtype(class, of) => {
                (Op::LOAD_ATTR_SLOT, offset(index)?)
            }
            (Kind::Absent | Kind::NonDescriptor | Kind::NonOverriding, Value::Instance(id)) => {
                match descriptor::in_dict(m, id, class, name)? {
                    (true, index) => (Op::LOAD_ATTR_WITH_HINT, index),
                    (false, index) => (Op::LOAD_ATTR_INSTANCE_VALUE, index),
                }
            }
            _ => (Op::LOAD_ATTR_SLOT, offset(range_slot(m, owner, name)?)?),
        };
        let version = descriptor::tag(m, class)?;
        write_u32(m, at + VERSION, version);
        m.units[at + INDEX] = index;
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, at: usize) -> Result<Proof, Miss> {
        let owner = m.peek(1);
        let (version, index) = (read_u32(m, at + VERSION), usize::from(m.units[at + INDEX]));
        // A guard that is switched off holds always; what it would have protected is read as far as it exists.
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        if form == Op::LOAD_ATTR_MODULE {
            let dict = module_dict(m, owner);
            check(dict.is_some(), 0)?;
            let Some(dict) = dict else { return Ok(present(Value::None)) };
            check(m.heap.dict_current_version(dict) == version, 1)?;
            let value = m.heap.dict_key_entry(dict, index).map_or(Value::Null, |(_, value)| value);
            check(!value.is_null(), 2)?;
            return Ok(present(value));
        }
        let class = m.heap.type_of(owner);
        check(m.heap.types[class].version == version, 0)?;
        if form == Op::LOAD_ATTR_SLOT && index == usize::from(CLASS) {
            return Ok(Proof::Value(Value::Type(class)));
        }
        let id = match owner {
            Value::Instance(id) => id,
            Value::Object(id) if matches!(m.heap.objects[id], Object::Range(..)) => {
                return Ok(Proof::Range(id, slot_at(m.units[at + INDEX])));
            }
            _ => return Ok(present(Value::None)),
        };
        let instance = &m.heap.instances[id];
        match form {
            Op::LOAD_ATTR_INSTANCE_VALUE => {
                check(instance.has_values(), 1)?;
                // Where values have moved into a dict, a planted guard reads whatever is left.
                let held = instance.values.get(index).copied().unwrap_or_default();
                let value = if instance.has_values() { held } else { held.or_none() };
                check(!value.is_null(), 2)?;
                Ok(present(value))
            }
            Op::LOAD_ATTR_WITH_HINT => {
                check(instance.dict.is_some(), 1)?;
                let Some(dict) = instance.dict else { return Ok(present(Value::None)) };
                let entry = m.heap.dict_key_entry(dict, index);
                check(entry.is_some_and(|(key, _)| key == Value::Str(m.name(operand))), 2)?;
                let value = entry.map_or(Value::Null, |(_, value)| value);
                check(!value.is_null(), 3)?;
                Ok(present(value))
            }
            _ => {
                let value = instance.slots.get(slot_at(m.units[at + INDEX])).copied().unwrap_or_default();
                check(!value.is_null(), 1)?;
                Ok(present(value))
            }
        }
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, proof: Proof) -> Res<()> {
        let value = match proof {
            Proof::Value(value) => value,
            Proof::Range(id, slot) => range_field(m, id, slot),
        };
        m.poke(1, value);
        Ok(())
    }
}
