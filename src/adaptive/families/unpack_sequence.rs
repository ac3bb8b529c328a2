//! UNPACK_SEQUENCE: exact tuples and lists of the right length.

use super::site::{Forms, Miss, planted};
use crate::adaptive::scalar::{self, Operands};
use crate::bytecode::Op;
use crate::object::value::Value;
use crate::semantics::{Machine, Res};

/// The guards of a form, in order.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::UNPACK_SEQUENCE_TWO_TUPLE | Op::UNPACK_SEQUENCE_TUPLE | Op::UNPACK_SEQUENCE_LIST => {
            &["exact_type", "length"]
        }
        _ => &[],
    }
}

/// The forms of UNPACK_SEQUENCE.
pub struct UnpackSequence;

/// The sequence and how many values are wanted.
pub struct Proof(Value, usize);

fn items(m: &Machine, value: Value) -> &[Value] {
    match value {
        Value::Tuple(id) => &m.heap.tuples[id],
        Value::List(id) => &m.heap.lists[id],
        _ => &[],
    }
}

impl Forms for UnpackSequence {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_UnpackSequence`.
    fn specialize(m: &mut Machine, operand: u32, _at: usize) -> Option<Op> {
        let value = m.peek(1);
        if items(m, value).len() != operand as usize {
            return None;
        }
        match value {
            Value::Tuple(_) if operand == 2 => Some(Op::UNPACK_SEQUENCE_TWO_TUPLE),
            Value::Tuple(_) => Some(Op::UNPACK_SEQUENCE_TUPLE),
            Value::List(_) => Some(Op::UNPACK_SEQUENCE_LIST),
            _ => None,
        }
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, _at: usize) -> Result<Proof, Miss> {
        let value = m.peek(1);
        let wanted = if form == Op::UNPACK_SEQUENCE_TWO_TUPLE { 2 } else { operand as usize };
        scalar::unpacked(&mut Operands(m), form, value, wanted as i64, |guard| planted(m, form, guard))?;
        Ok(Proof(value, wanted))
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, Proof(value, wanted): Proof) -> Res<()> {
        m.pop();
        for at in (0..wanted).rev() {
            let item = items(m, value).get(at).copied().unwrap_or(Value::None);
            m.push(item);
        }
        Ok(())
    }
}
