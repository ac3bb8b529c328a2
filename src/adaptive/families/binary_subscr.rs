//! BINARY_SUBSCR: subscripts, by container. BINARY_SUBSCR_GETITEM is not there yet.

use super::site::{Forms, Miss, planted};
use crate::adaptive::scalar::{self, Operands};
use crate::bytecode::Op;
use crate::object::builtin::types;
use crate::object::value::Value;
use crate::semantics::{Machine, Res};

/// The guards of a form, in order. An index is small when CPython holds it in one digit of 30 bits.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::BINARY_SUBSCR_LIST_INT | Op::BINARY_SUBSCR_TUPLE_INT => {
            &["index_type", "container_type", "index_small", "in_bounds"]
        }
        Op::BINARY_SUBSCR_DICT => &["container_type"],
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
    Lookup(crate::object::value::DictId, Value),
}

impl Forms for BinarySubscr {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_BinarySubscr`.
    fn specialize(m: &mut Machine, _operand: u32, _at: usize) -> Option<Op> {
        match (m.peek(2), m.peek(1)) {
            (Value::List(_), Value::Int(_)) => Some(Op::BINARY_SUBSCR_LIST_INT),
            (Value::Tuple(_), Value::Int(_)) => Some(Op::BINARY_SUBSCR_TUPLE_INT),
            (Value::Dict(_), _) => Some(Op::BINARY_SUBSCR_DICT),
            _ => None,
        }
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, _at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let (container, key) = (m.peek(2), m.peek(1));
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
