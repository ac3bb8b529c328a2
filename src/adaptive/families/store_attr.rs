//! STORE_ATTR: writes of attributes, by where the value lies.
//!
//! Cache: as LOAD_ATTR.

use super::descriptor::{self, Kind};
use super::load_attr::{offset, slot_at};
use super::site::{Forms, Miss, planted, read_u32, write_u32};
use crate::bytecode::Op;
use crate::object::value::{DictId, InstanceId, Value};
use crate::semantics::{Machine, Res};

const VERSION: usize = 2;
const INDEX: usize = 4;

/// The guards of a form, in order.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::STORE_ATTR_INSTANCE_VALUE => &["type_version", "has_values"],
        Op::STORE_ATTR_SLOT => &["type_version"],
        Op::STORE_ATTR_WITH_HINT => &["type_version", "has_dict", "name_at_hint", "value_set"],
        _ => &[],
    }
}

/// The forms of STORE_ATTR.
pub struct StoreAttr;

/// Where the value goes.
pub enum Proof {
    /// Among the inline values.
    Values(InstanceId, usize),
    /// Into a slot.
    Slot(InstanceId, usize),
    /// Into an entry of the dict.
    Entry(DictId, usize),
    /// Nowhere: a planted guard let something else through.
    Nowhere,
}

impl Forms for StoreAttr {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_StoreAttr`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (owner, name) = (m.peek(1), m.name(operand));
        let Value::Instance(id) = owner else { return None };
        let class = m.heap.type_of(owner);
        let (form, index) = match descriptor::analyze(m, class, name, true).0 {
            Kind::ObjectSlot(of, index) if m.heap.is_subtype(class, of) => (Op::STORE_ATTR_SLOT, offset(index)?),
            Kind::Absent | Kind::NonDescriptor | Kind::NonOverriding => {
                match descriptor::in_dict(m, id, class, name)? {
                    (true, index) => (Op::STORE_ATTR_WITH_HINT, index),
                    (false, index) => (Op::STORE_ATTR_INSTANCE_VALUE, index),
                }
            }
            _ => return None,
        };
        let version = descriptor::tag(m, class)?;
        write_u32(m, at + VERSION, version);
        m.units[at + INDEX] = index;
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let owner = m.peek(1);
        let index = usize::from(m.units[at + INDEX]);
        check(m.heap.types[m.heap.type_of(owner)].version == read_u32(m, at + VERSION), 0)?;
        let Value::Instance(id) = owner else { return Ok(Proof::Nowhere) };
        let instance = &m.heap.instances[id];
        match form {
            Op::STORE_ATTR_INSTANCE_VALUE => {
                check(instance.has_values(), 1)?;
                Ok(Proof::Values(id, index))
            }
            Op::STORE_ATTR_SLOT => Ok(Proof::Slot(id, slot_at(m.units[at + INDEX]))),
            _ => {
                check(instance.dict.is_some(), 1)?;
                let Some(dict) = instance.dict else { return Ok(Proof::Nowhere) };
                let entry = m.heap.dict_key_entry(dict, index);
                check(entry.is_some_and(|(key, _)| key == Value::Str(m.name(operand))), 2)?;
                check(entry.is_some_and(|(_, value)| !value.is_null()), 3)?;
                Ok(Proof::Entry(dict, index))
            }
        }
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, proof: Proof) -> Res<()> {
        m.pop();
        let value = m.pop();
        match proof {
            Proof::Values(id, index) => {
                let instance = &mut m.heap.instances[id];
                if instance.values.len() <= index {
                    instance.values.resize(index + 1, Value::Null);
                }
                if instance.values[index].is_null() {
                    instance.order.push(index as u8);
                }
                instance.values[index] = value;
            }
            Proof::Slot(id, index) => {
                if let Some(slot) = m.heap.instances[id].slots.get_mut(index) {
                    *slot = value;
                }
            }
            Proof::Entry(dict, index) => m.heap.dict_set_key_entry(dict, index, value),
            Proof::Nowhere => {}
        }
        Ok(())
    }
}
