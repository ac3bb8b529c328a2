//! COMPARE_OP, fused with the conditional jump that follows it.
//!
//! Cache: counter, mask. The mask holds the outcomes for which the jump is taken: less, equal, greater from bit 0 for a
//! forward jump, from bit 3 for a backward one.

use super::site::{self, Forms, Miss, planted};
use crate::bytecode::{CompareOp as Comparison, Op};
use crate::object::builtin::NAMES;
use crate::object::value::{StrId, Value};
use crate::semantics::{Machine, Res};

const MASK: usize = 2;
const BACKWARD: u16 = 3;

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

/// The outcomes that make a comparison true.
fn true_outcomes(operand: u32) -> Option<u16> {
    Some(match Comparison::from_operand(operand)? {
        Comparison::Lt => 0b001,
        Comparison::Le => 0b011,
        Comparison::Eq => 0b010,
        Comparison::Ne => 0b101,
        Comparison::Gt => 0b100,
        Comparison::Ge => 0b110,
    })
}

const fn is_small(n: i64) -> bool {
    n.unsigned_abs() < 1 << 30
}

/// The bit of an outcome.
const fn bit(less: bool, greater: bool) -> u16 {
    if less {
        0b001
    } else if greater {
        0b100
    } else {
        0b010
    }
}

impl Forms for CompareOp {
    type Proof = Proof;

    fn never(m: &Machine, _operand: u32) -> bool {
        jump_after(m, m.frame.pc).is_none()
    }

    /// CPython's `_Py_Specialize_CompareOp`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (backward, on) = jump_after(m, m.frame.pc)?;
        let outcomes = true_outcomes(operand)?;
        let form = match (m.peek(2), m.peek(1)) {
            (Value::Float(_), Value::Float(_)) => Op::COMPARE_OP_FLOAT_JUMP,
            (Value::Int(a), Value::Int(b)) if is_small(a) && is_small(b) => Op::COMPARE_OP_INT_JUMP,
            (Value::Str(_), Value::Str(_)) if matches!(outcomes, 0b010 | 0b101) => Op::COMPARE_OP_STR_JUMP,
            _ => return None,
        };
        let mask = if on { outcomes } else { !outcomes & 0b111 };
        m.units[at + MASK] = if backward { mask << BACKWARD } else { mask };
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let (left, right) = (m.peek(2), m.peek(1));
        let wanted = |value: Value| match form {
            Op::COMPARE_OP_INT_JUMP => matches!(value, Value::Int(_)),
            Op::COMPARE_OP_FLOAT_JUMP => matches!(value, Value::Float(_)),
            _ => matches!(value, Value::Str(_)),
        };
        check(wanted(left), 0)?;
        check(wanted(right), 1)?;
        // Behind a planted guard the payload is read, whatever it is.
        let outcome = match form {
            Op::COMPARE_OP_INT_JUMP => {
                let (a, b) = (left.payload() as i64, right.payload() as i64);
                check(is_small(a), 2)?;
                check(is_small(b), 3)?;
                // One digit each: what lies above it is not looked at.
                let digit = |n: i64| (n.unsigned_abs() & 0x3fff_ffff) as i64 * n.signum();
                bit(digit(a) < digit(b), digit(a) > digit(b))
            }
            Op::COMPARE_OP_FLOAT_JUMP => {
                let (a, b) = (f64::from_bits(left.payload()), f64::from_bits(right.payload()));
                check(!a.is_nan() && !b.is_nan(), 2)?;
                bit(a < b, a > b)
            }
            _ => {
                let text = |value: Value| match value {
                    Value::Str(id) => id,
                    other => StrId(other.payload() % (1 + NAMES.len() as u64)),
                };
                bit(!m.heap.str_eq(text(left), text(right)), false)
            }
        };
        Ok(Proof { outcome, mask: m.units[at + MASK] })
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, Proof { outcome, mask }: Proof) -> Res<()> {
        m.pop();
        m.pop();
        let jump = m.frame.pc;
        let distance = m.units.get(jump).map_or(0, |unit| usize::from(unit >> 8));
        site::begin_fused(m, jump)?;
        if outcome & mask != 0 {
            m.frame.pc += distance;
        } else if (outcome << BACKWARD) & mask != 0 {
            m.frame.pc = m.frame.pc.saturating_sub(distance);
            m.safepoint()?;
        }
        Ok(())
    }
}
