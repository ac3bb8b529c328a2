//! COMPARE_OP, fused with the conditional jump that follows it.
//!
//! Cache: counter, mask. The mask holds the outcomes for which the jump is taken: less, equal, greater from bit 0 for a
//! forward jump, from bit 3 for a backward one.

use super::site::{self, Forms, Miss, planted};
use crate::adaptive::scalar::{self, DIGIT, Jump, Operands};
use crate::bytecode::{CompareOp as Comparison, Op};
use crate::object::value::Value;
use crate::semantics::{Machine, Res};

const MASK: usize = 2;

/// The guards of a form, in order. An int is small when CPython holds it in one digit of 30 bits.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::COMPARE_OP_INT_JUMP => &["left_type", "right_type", "left_small", "right_small"],
        Op::COMPARE_OP_FLOAT_JUMP => &["left_type", "right_type", "ordered"],
        Op::COMPARE_OP_STR_JUMP => &["left_type", "right_type"],
        _ => &[],
    }
}

/// The forms of COMPARE_OP.
pub struct CompareOp;

/// What the guards learned: the outcome as a bit of the mask.
pub struct Proof {
    outcome: u16,
    mask: u16,
}

/// The jump right after the comparison whose caches end before `next`: whether it is backward, and on what it jumps.
fn jump_after(m: &Machine, next: usize) -> Option<(bool, bool)> {
    match Op::from_u8(m.units.get(next)?.to_le_bytes()[0])? {
        Op::POP_JUMP_FORWARD_IF_FALSE => Some((false, false)),
        Op::POP_JUMP_FORWARD_IF_TRUE => Some((false, true)),
        Op::POP_JUMP_BACKWARD_IF_FALSE => Some((true, false)),
        Op::POP_JUMP_BACKWARD_IF_TRUE => Some((true, true)),
        _ => None,
    }
}

const fn is_small(n: i64) -> bool {
    -DIGIT < n && n < DIGIT
}

impl Forms for CompareOp {
    type Proof = Proof;

    fn never(m: &Machine, _operand: u32) -> bool {
        jump_after(m, m.frame.pc).is_none()
    }

    /// CPython's `_Py_Specialize_CompareOp`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (backward, on) = jump_after(m, m.frame.pc)?;
        let operator = Comparison::from_operand(operand)?;
        let form = match (m.peek(2), m.peek(1)) {
            (Value::Float(_), Value::Float(_)) => Op::COMPARE_OP_FLOAT_JUMP,
            (Value::Int(a), Value::Int(b)) if is_small(a) && is_small(b) => Op::COMPARE_OP_INT_JUMP,
            (Value::Str(_), Value::Str(_)) if matches!(operator, Comparison::Eq | Comparison::Ne) => {
                Op::COMPARE_OP_STR_JUMP
            }
            _ => return None,
        };
        m.units[at + MASK] = scalar::jump_mask(operator, backward, on);
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, at: usize) -> Result<Proof, Miss> {
        let (left, right) = (m.peek(2), m.peek(1));
        let outcome = scalar::comparison(&mut Operands(m), form, left, right, |guard| planted(m, form, guard))?;
        Ok(Proof { outcome, mask: m.units[at + MASK] })
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, Proof { outcome, mask }: Proof) -> Res<()> {
        m.pop();
        m.pop();
        let jump = m.frame.pc;
        let distance = m.units.get(jump).map_or(0, |unit| usize::from(unit >> 8));
        site::begin_fused(m, jump)?;
        match scalar::jump(outcome, mask) {
            Jump::Not => {}
            Jump::Forward => m.frame.pc += distance,
            Jump::Backward => {
                m.frame.pc = m.frame.pc.saturating_sub(distance);
                m.breathe()?;
            }
        }
        Ok(())
    }
}
