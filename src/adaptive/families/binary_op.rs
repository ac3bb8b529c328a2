//! BINARY_OP: `+`, `-` and `*` of ints, floats and strings.
//!
//! A planted guard holds always; the fast path then reads the payload of whatever is there.

use super::site::{Forms, Miss, planted};
use crate::adaptive::scalar::{self, Operands};
use crate::bytecode::code::Unit;
use crate::bytecode::{BinaryOp, Op};
use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::value::Value;
use crate::semantics::{Machine, Res};

const STORES_INTO_LEFT: u8 = 2;

/// The guards of a form, in order: the left and the right operand are exactly of the form's class; the next instruction
/// stores into the local variable that holds the left operand.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::BINARY_OP_INPLACE_ADD_UNICODE => &["left_type", "right_type", "stores_into_left"],
        Op::BINARY_OP_ADAPTIVE | Op::BINARY_OP => &[],
        _ => &["left_type", "right_type"],
    }
}

/// The forms of BINARY_OP.
pub struct BinaryOperation;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Int,
    Float,
    Text,
    Other,
}

fn class(m: &Machine, value: Value) -> Class {
    match value {
        Value::Int(_) => Class::Int,
        Value::Float(_) => Class::Float,
        Value::Str(_) => Class::Text,
        Value::Object(id) if matches!(m.heap.objects[id], Object::BigInt(_)) => Class::Int,
        _ => Class::Other,
    }
}

/// The local variable that the instruction after this one stores into.
fn stored_local(m: &Machine) -> Option<usize> {
    let &next: &Unit = m.units.get(m.frame.pc)?;
    let [number, index] = next.to_le_bytes();
    (Op::from_u8(number)?.deopt() == Op::STORE_FAST).then_some(m.frame.base + index as usize)
}

/// What the guards of a form learned: both operands.
pub struct Proof(Value, Value);

fn compute(m: &mut Machine, form: Op, Proof(left, right): Proof) -> Res {
    Ok(match form {
        Op::BINARY_OP_ADD_FLOAT | Op::BINARY_OP_SUBTRACT_FLOAT | Op::BINARY_OP_MULTIPLY_FLOAT => {
            Value::float(scalar::float_result(&mut Operands(m), form, left, right))
        }
        Op::BINARY_OP_ADD_UNICODE | Op::BINARY_OP_INPLACE_ADD_UNICODE => {
            let (left, right) = (m.heap.text_behind(left), m.heap.text_behind(right));
            Value::Str(m.heap.concat(left, right))
        }
        _ => match scalar::int_result(&mut Operands(m), form, left, right) {
            Some(n) => Value::Int(n),
            None => return big(m, form, left, right),
        },
    })
}

#[cold]
fn big(m: &mut Machine, form: Op, left: Value, right: Value) -> Res {
    let whole = |m: &Machine, v: Value| m.as_int(v).unwrap_or(Integer::Small(v.payload() as i64));
    let (a, b) = (whole(m, left), whole(m, right));
    let n = match form {
        Op::BINARY_OP_ADD_INT => a.add(&b),
        Op::BINARY_OP_SUBTRACT_INT => a.sub(&b),
        _ => m.lift(a.mul(&b))?,
    };
    Ok(m.int(n))
}

impl Forms for BinaryOperation {
    type Proof = Proof;

    fn never(_m: &Machine, operand: u32) -> bool {
        let operator = BinaryOp::from_operand(operand).map(BinaryOp::plain);
        !matches!(operator, Some(BinaryOp::NB_ADD | BinaryOp::NB_MULTIPLY | BinaryOp::NB_SUBTRACT))
    }

    /// CPython's `_Py_Specialize_BinaryOp`.
    fn specialize(m: &mut Machine, operand: u32, _at: usize) -> Option<Op> {
        let (left, right) = (m.peek(2), m.peek(1));
        let (l, r) = (class(m, left), class(m, right));
        if l != r {
            return None;
        }
        match (BinaryOp::from_operand(operand)?.plain(), l) {
            (BinaryOp::NB_ADD, Class::Text) => match stored_local(m) {
                Some(at) if m.stack.get(at) == Some(&left) => Some(Op::BINARY_OP_INPLACE_ADD_UNICODE),
                _ => Some(Op::BINARY_OP_ADD_UNICODE),
            },
            (BinaryOp::NB_ADD, Class::Int) => Some(Op::BINARY_OP_ADD_INT),
            (BinaryOp::NB_ADD, Class::Float) => Some(Op::BINARY_OP_ADD_FLOAT),
            (BinaryOp::NB_MULTIPLY, Class::Int) => Some(Op::BINARY_OP_MULTIPLY_INT),
            (BinaryOp::NB_MULTIPLY, Class::Float) => Some(Op::BINARY_OP_MULTIPLY_FLOAT),
            (BinaryOp::NB_SUBTRACT, Class::Int) => Some(Op::BINARY_OP_SUBTRACT_INT),
            (BinaryOp::NB_SUBTRACT, Class::Float) => Some(Op::BINARY_OP_SUBTRACT_FLOAT),
            _ => None,
        }
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, _at: usize) -> Result<Proof, Miss> {
        let (left, right) = (m.peek(2), m.peek(1));
        scalar::operands(&mut Operands(m), form, left, right, |guard| planted(m, form, guard))?;
        if form == Op::BINARY_OP_INPLACE_ADD_UNICODE
            && !stored_local(m).is_some_and(|at| m.stack.get(at) == Some(&left))
            && !planted(m, form, STORES_INTO_LEFT)
        {
            return Err(Miss(STORES_INTO_LEFT));
        }
        Ok(Proof(left, right))
    }

    #[inline]
    fn fast(m: &mut Machine, form: Op, proof: Proof) -> Res<()> {
        m.pop();
        m.pop();
        let value = compute(m, form, proof)?;
        m.push(value);
        if form == Op::BINARY_OP_INPLACE_ADD_UNICODE
            && let Some(local) = stored_local(m)
        {
            // The form stores into the variable itself and skips the STORE_FAST.
            m.stack[local] = m.pop();
            m.frame.pc += 1;
            m.fuel = m.fuel.saturating_sub(1);
        }
        Ok(())
    }
}
