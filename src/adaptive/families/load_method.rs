//! LOAD_METHOD: methods found in classes, which leave the method and its receiver, and attributes of modules and
//! classes, which leave NULL and the attribute.
//!
//! Cache: counter, type version (2 units), dict offset, keys version (2 units), descriptor (4 units, of which two hold its
//! number in `AdaptiveState::methods`). LOAD_METHOD_MODULE has LOAD_ATTR's layout.

use super::defect::Defect;
use super::descriptor::{self, Kind};
use super::load_attr;
use super::site::{Forms, Miss, planted, read_u32, write_u32};
use crate::bytecode::Op;
use crate::object::builtin::{Layout, types};
use crate::object::value::{DictId, StrId, TypeId, Value};
use crate::semantics::{Machine, Res};

const VERSION: usize = 2;
const INDEX: usize = 4;
const KEYS: usize = 5;
const DESCRIPTOR: usize = 7;

/// The guards of a form, in order.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::LOAD_METHOD_WITH_VALUES => &["type_version", "has_values", "keys_version"],
        Op::LOAD_METHOD_WITH_DICT => &["type_version", "has_dict", "keys_version"],
        Op::LOAD_METHOD_NO_DICT => &["type_version"],
        Op::LOAD_METHOD_MODULE => &["is_module", "keys_version", "value_set"],
        Op::LOAD_METHOD_CLASS => &["is_type", "type_version"],
        _ => &[],
    }
}

/// The forms of LOAD_METHOD.
pub struct LoadMethod;

/// Puts a descriptor into the cache; a site keeps its place from one specialization to the next.
fn write_descriptor(m: &mut Machine, at: usize, value: Value) -> Option<()> {
    let known = read_u32(m, at + DESCRIPTOR) as usize;
    let methods = &mut m.adaptive.methods;
    if let Some(place) = known.checked_sub(1).and_then(|i| methods.get_mut(i)) {
        *place = value;
        return Some(());
    }
    methods.push(value);
    let number = u32::try_from(methods.len()).ok()?;
    write_u32(m, at + DESCRIPTOR, number);
    Some(())
}

fn read_descriptor(m: &Machine, at: usize) -> Value {
    let number = read_u32(m, at + DESCRIPTOR) as usize;
    number.checked_sub(1).and_then(|i| m.adaptive.methods.get(i)).copied().unwrap_or(Value::None)
}

/// CPython's `specialize_class_load_method`.
fn specialize_class(m: &mut Machine, class: TypeId, operand: u32, at: usize) -> Option<Op> {
    let name = m.name(operand);
    if m.heap.types[class].metaclass != types::TYPE && !Defect::MetaclassIgnored.acts(m)
        || m.heap.type_lookup(types::TYPE, name).is_some()
    {
        return None;
    }
    let (Kind::Method | Kind::NonDescriptor, found) = descriptor::analyze(m, class, name, false) else { return None };
    let version = descriptor::tag(m, class)?;
    write_u32(m, at + VERSION, version);
    write_descriptor(m, at, found)?;
    Some(Op::LOAD_METHOD_CLASS)
}

/// The dict that stands at a fixed place in objects of classes without inline values.
fn own_dict(m: &Machine, owner: Value) -> Option<DictId> {
    match owner {
        Value::Instance(id) => m.heap.instances[id].dict,
        Value::Function(id) => m.heap.functions[id].dict,
        _ => None,
    }
}

/// What the guards learned: the method, or the attribute that goes above a NULL.
pub enum Proof {
    /// A method of the object that is on the stack.
    Method(Value),
    /// An attribute of it.
    Attribute(Value),
}

impl Forms for LoadMethod {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_LoadMethod`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (owner, name) = (m.peek(1), m.name(operand));
        if load_attr::module_dict(m, owner).is_some() {
            return load_attr::specialize_module(m, owner, name, at).map(|_| Op::LOAD_METHOD_MODULE);
        }
        if let Value::Type(class) = owner {
            return specialize_class(m, class, operand, at);
        }
        let class = m.heap.type_of(owner);
        let (Kind::Method, found) = descriptor::analyze(m, class, name, false) else { return None };
        let form = match owner {
            Value::Instance(id) if m.heap.has_managed_dict(class) => {
                let shared = m.heap.types[class].shared_keys;
                if m.heap.shared_index(shared, name).is_some() {
                    return None;
                }
                let version = Some(m.heap.shared_keys_version(shared)).filter(|&version| version != 0)?;
                write_u32(m, at + KEYS, version);
                let has_dict = m.heap.instances[id].dict.is_some();
                if has_dict { Op::LOAD_METHOD_WITH_DICT } else { Op::LOAD_METHOD_WITH_VALUES }
            }
            Value::Instance(_) if m.heap.types[class].has_dict => {
                // Where the size of instances varies, their dict has no fixed place.
                if m.heap.types[class].layout != Layout::Exception {
                    return None;
                }
                own_dict_form(m, own_dict(m, owner)?, name, at)?
            }
            Value::Function(_) => own_dict_form(m, own_dict(m, owner)?, name, at)?,
            _ => Op::LOAD_METHOD_NO_DICT,
        };
        let version = descriptor::tag(m, class)?;
        write_u32(m, at + VERSION, version);
        write_descriptor(m, at, found)?;
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, at: usize) -> Result<Proof, Miss> {
        let owner = m.peek(1);
        let version = read_u32(m, at + VERSION);
        // A guard that is switched off holds always; what it would have protected is read as far as it exists.
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        if form == Op::LOAD_METHOD_MODULE {
            let dict = load_attr::module_dict(m, owner);
            check(dict.is_some(), 0)?;
            let Some(dict) = dict else { return Ok(Proof::Attribute(Value::None)) };
            check(m.heap.dict_current_version(dict) == version, 1)?;
            let value =
                m.heap.dict_key_entry(dict, usize::from(m.units[at + INDEX])).map_or(Value::Null, |(_, value)| value);
            check(!value.is_null(), 2)?;
            return Ok(Proof::Attribute(value.or_none()));
        }
        let found = read_descriptor(m, at);
        if form == Op::LOAD_METHOD_CLASS {
            let class = match owner {
                Value::Type(class) => Some(class),
                _ => None,
            };
            check(class.is_some(), 0)?;
            check(class.is_none_or(|class| m.heap.types[class].version == version), 1)?;
            return Ok(Proof::Attribute(found));
        }
        let class = m.heap.type_of(owner);
        check(m.heap.types[class].version == version, 0)?;
        let keys = read_u32(m, at + KEYS);
        match form {
            Op::LOAD_METHOD_WITH_VALUES => {
                check(own_dict(m, owner).is_none(), 1)?;
                let shared = m.heap.types[class].shared_keys;
                check(m.heap.shared_keys_current_version(shared) == keys, 2)?;
            }
            Op::LOAD_METHOD_WITH_DICT => {
                let dict = own_dict(m, owner);
                check(dict.is_some(), 1)?;
                check(dict.is_none_or(|dict| m.heap.dict_current_version(dict) == keys), 2)?;
            }
            _ => {}
        }
        Ok(Proof::Method(found))
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, proof: Proof) -> Res<()> {
        let (below, above) = match proof {
            Proof::Method(method) => (method, m.peek(1)),
            Proof::Attribute(value) => (Value::Null, value),
        };
        m.poke(1, below);
        m.push(above);
        Ok(())
    }
}

/// The form for an object with a dict at a fixed place.
fn own_dict_form(m: &mut Machine, dict: DictId, name: StrId, at: usize) -> Option<Op> {
    if m.heap.dict_hint(dict, name).is_some() {
        return None;
    }
    let version = m.heap.dict_keys_version(dict);
    if version == 0 {
        return None;
    }
    write_u32(m, at + KEYS, version);
    Some(Op::LOAD_METHOD_WITH_DICT)
}
