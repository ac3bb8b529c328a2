//! BINARY_SUBSCR: subscripts, by container; `__getitem__` of a Python class runs in a frame of the same loop.
//!
//! Cache: counter, type version (2 units), function version. The function itself is remembered by the class.

use super::call;
use super::site::{Forms, Miss, is_int, planted, read_u32, write_u32};
use crate::adaptive::scalar::{self, Operands};
use crate::bytecode::Op;
use crate::object::builtin::{names, types};
use crate::object::value::{DictId, FunctionId, Value};
use crate::semantics::{Machine, Res};

const VERSION: usize = 2;
const FUNCTION_VERSION: usize = 4;

/// The guards of a form, in order. An index is small when CPython holds it in one digit of 30 bits.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::BINARY_SUBSCR_LIST_INT | Op::BINARY_SUBSCR_TUPLE_INT => {
            &["index_type", "container_type", "index_small", "in_bounds"]
        }
        Op::BINARY_SUBSCR_DICT => &["container_type"],
        Op::BINARY_SUBSCR_GETITEM => &["type_version", "func_version"],
        _ => &[],
    }
}

/// The forms of BINARY_SUBSCR.
pub struct BinarySubscr;

/// What the guards learned.
pub enum Proof {
    /// The item itself.
    Item(Value),
    /// A dict and a key still to be looked up.
    Lookup(DictId, Value),
    /// The function to run with both operands.
    Function(FunctionId),
}

/// The form for a class whose `__getitem__` is a Python function of two arguments.
fn specialize_getitem(m: &mut Machine, container: Value, at: usize) -> Option<Op> {
    let class = m.heap.type_of(container);
    let Value::Function(function) = m.heap.type_lookup(class, names::GETITEM)? else { return None };
    if !m.heap.types[class].is_heap || call::simple_parameters(m, function)? != 2 {
        return None;
    }
    // A tag that cannot be given is the end here, not a 0 that guards would take for one.
    let version = m.heap.type_version(class);
    if version == 0 {
        return None;
    }
    // The cache has 16 bits for it; a version that does not fit would be mistaken for another.
    let function_version = u16::try_from(call::function_version(m, function)).ok().filter(|&version| version != 0)?;
    write_u32(m, at + VERSION, version);
    m.units[at + FUNCTION_VERSION] = function_version;
    m.heap.types[class].getitem = Some(function);
    Some(Op::BINARY_SUBSCR_GETITEM)
}

impl Forms for BinarySubscr {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_BinarySubscr`.
    fn specialize(m: &mut Machine, _operand: u32, at: usize) -> Option<Op> {
        let (container, key) = (m.peek(2), m.peek(1));
        match container {
            Value::List(_) => is_int(m, key).then_some(Op::BINARY_SUBSCR_LIST_INT),
            Value::Tuple(_) => is_int(m, key).then_some(Op::BINARY_SUBSCR_TUPLE_INT),
            Value::Dict(_) => Some(Op::BINARY_SUBSCR_DICT),
            _ => specialize_getitem(m, container, at),
        }
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let (container, key) = (m.peek(2), m.peek(1));
        if form == Op::BINARY_SUBSCR_GETITEM {
            let class = &m.heap.types[m.heap.type_of(container)];
            check(class.version == read_u32(m, at + VERSION), 0)?;
            // A class that remembers none is here only where the guard is planted.
            let function = class.getitem.unwrap_or_default();
            let version = m.heap.functions.get(function).map_or(0, |function| function.version);
            check(version == u32::from(m.units[at + FUNCTION_VERSION]), 1)?;
            return Ok(Proof::Function(function));
        }
        if form == Op::BINARY_SUBSCR_DICT {
            check(matches!(container, Value::Dict(_)), 0)?;
            return Ok(match container {
                Value::Dict(dict) => Proof::Lookup(dict, key),
                _ => Proof::Item(Value::None),
            });
        }
        let item = scalar::item(&mut Operands(m), form, container, key, |guard| planted(m, form, guard))?;
        Ok(Proof::Item(item.unwrap_or(Value::None)))
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, proof: Proof) -> Res<()> {
        let value = match proof {
            Proof::Item(value) => value,
            Proof::Function(function) => {
                let base = m.stack.len().saturating_sub(2);
                return m.enter_at(function, base, base, 2);
            }
            Proof::Lookup(dict, key) => {
                m.stack.truncate(m.stack.len() - 2);
                let value = match m.dict_get(dict, key)? {
                    Some(value) => value,
                    None => return Err(m.raise_with(types::KEY_ERROR, vec![key])),
                };
                m.push(value);
                return Ok(());
            }
        };
        m.pop();
        m.poke(1, value);
        Ok(())
    }
}
