//! BINARY_OP: `+`, `-` and `*` of ints, floats and strings.
//!
//! Every form has the same two guards, in this order: `left_type` (the left operand is exactly of the form's class)
//! and `right_type`. A planted guard holds always; the fast path then reads the payload of whatever is there.

use crate::adaptive::policy::{Decision, Event, Form, Site, step};
use crate::bytecode::code::Unit;
use crate::bytecode::{BinaryOp, Op};
use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::value::{StrId, Value};
use crate::plain::{Flow, Step, meaning};
use crate::semantics::{Machine, Res};

/// A condition that a form checks before its fast path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Guard {
    /// The left operand is exactly of the form's class.
    LeftType = 0,
    /// The right operand is exactly of the form's class.
    RightType = 1,
    /// The next instruction stores into the local variable that holds the left operand.
    StoresIntoLeft = 2,
}

impl Guard {
    /// Every guard with the name under which it is planted.
    pub const ALL: [(Guard, &'static str); 3] =
        [(Guard::LeftType, "left_type"), (Guard::RightType, "right_type"), (Guard::StoresIntoLeft, "stores_into_left")];

    /// Whether a form checks it.
    pub fn belongs_to(self, form: Op) -> bool {
        self != Guard::StoresIntoLeft || form == Op::BINARY_OP_INPLACE_ADD_UNICODE
    }
}

/// The forms of this family.
pub const FORMS: [Op; 8] = [
    Op::BINARY_OP_ADD_FLOAT,
    Op::BINARY_OP_ADD_INT,
    Op::BINARY_OP_ADD_UNICODE,
    Op::BINARY_OP_INPLACE_ADD_UNICODE,
    Op::BINARY_OP_MULTIPLY_FLOAT,
    Op::BINARY_OP_MULTIPLY_INT,
    Op::BINARY_OP_SUBTRACT_FLOAT,
    Op::BINARY_OP_SUBTRACT_INT,
];

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

fn wanted(form: Op) -> Class {
    match form {
        Op::BINARY_OP_ADD_FLOAT | Op::BINARY_OP_SUBTRACT_FLOAT | Op::BINARY_OP_MULTIPLY_FLOAT => Class::Float,
        Op::BINARY_OP_ADD_UNICODE | Op::BINARY_OP_INPLACE_ADD_UNICODE => Class::Text,
        _ => Class::Int,
    }
}

/// What the guards of a form learned: both operands.
struct Proof(Value, Value);

fn guard(m: &Machine, form: Op) -> Result<Proof, Guard> {
    let (left, right) = (m.peek(2), m.peek(1));
    let planted = |guard: Guard| m.adaptive.planted[form as usize] & (1 << guard as u8) != 0;
    let class_wanted = wanted(form);
    if class(m, left) != class_wanted && !planted(Guard::LeftType) {
        return Err(Guard::LeftType);
    }
    if class(m, right) != class_wanted && !planted(Guard::RightType) {
        return Err(Guard::RightType);
    }
    if form == Op::BINARY_OP_INPLACE_ADD_UNICODE
        && !stored_local(m).is_some_and(|at| m.stack.get(at) == Some(&left))
        && !planted(Guard::StoresIntoLeft)
    {
        return Err(Guard::StoresIntoLeft);
    }
    Ok(Proof(left, right))
}

/// The form for the operands on the stack (CPython's `_Py_Specialize_BinaryOp`).
fn specialize(m: &Machine, operand: u32) -> Option<Op> {
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

fn small(value: Value) -> Option<i64> {
    match value {
        Value::Int(n) => Some(n),
        // A number on the heap leaves the fast path; anything else is here because a guard is planted.
        Value::Object(_) => None,
        other => Some(other.payload() as i64),
    }
}

fn fast(m: &mut Machine, form: Op, Proof(left, right): Proof) -> Res {
    let floats = (f64::from_bits(left.payload()), f64::from_bits(right.payload()));
    Ok(match form {
        Op::BINARY_OP_ADD_FLOAT => Value::float(floats.0 + floats.1),
        Op::BINARY_OP_SUBTRACT_FLOAT => Value::float(floats.0 - floats.1),
        Op::BINARY_OP_MULTIPLY_FLOAT => Value::float(floats.0 * floats.1),
        Op::BINARY_OP_ADD_UNICODE | Op::BINARY_OP_INPLACE_ADD_UNICODE => {
            let known = 1 + crate::object::builtin::NAMES.len() as u64;
            let text = |v: Value| match v {
                Value::Str(id) => id,
                other => StrId(other.payload() % known),
            };
            Value::Str(m.heap.concat(text(left), text(right)))
        }
        _ => {
            let quick = match (small(left), small(right), form) {
                (Some(a), Some(b), Op::BINARY_OP_ADD_INT) => a.checked_add(b),
                (Some(a), Some(b), Op::BINARY_OP_SUBTRACT_INT) => a.checked_sub(b),
                (Some(a), Some(b), _) => a.checked_mul(b),
                _ => None,
            };
            match quick {
                Some(n) => Value::Int(n),
                None => return big(m, form, left, right),
            }
        }
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

/// Executes the adaptive form or a specialized form that stands at unit `at`.
pub fn execute(m: &mut Machine, op: Op, operand: u32, at: usize) -> Step {
    let mut op = op;
    if op == Op::BINARY_OP_ADAPTIVE {
        let (site, decision) = transition(m, at, op, Event::Tick);
        write(m, at, site);
        if decision != Decision::Attempt {
            return meaning::execute(m, Op::BINARY_OP, operand);
        }
        match specialize(m, operand) {
            Some(form) => {
                let (site, _) = transition(m, at, op, Event::Success(form as u8));
                write(m, at, site);
                m.adaptive.events[2] += 1;
                op = form;
            }
            None => {
                let (site, _) = transition(m, at, op, Event::Failure);
                write(m, at, site);
                // The instruction is dispatched again: the adaptive form counts this execution.
                let (site, _) = transition(m, at, op, Event::Tick);
                write(m, at, site);
                return meaning::execute(m, Op::BINARY_OP, operand);
            }
        }
    }
    match guard(m, op) {
        Ok(proof) => {
            let (site, _) = transition(m, at, op, Event::Hit);
            m.units[at + 1] = site.counter;
            m.adaptive.events[0] += 1;
            m.pop();
            m.pop();
            let value = fast(m, op, proof)?;
            m.push(value);
            if op == Op::BINARY_OP_INPLACE_ADD_UNICODE
                && let Some(local) = stored_local(m)
            {
                // The form stores into the variable itself and skips the STORE_FAST.
                m.stack[local] = m.pop();
                m.frame.pc += 1;
                m.fuel = m.fuel.saturating_sub(1);
            }
            Ok(Flow::Next)
        }
        Err(_) => {
            let (site, decision) = transition(m, at, op, Event::Miss);
            write(m, at, site);
            m.adaptive.events[1] += 1;
            m.adaptive.events[3] += u64::from(decision == Decision::Deoptimize);
            meaning::execute(m, Op::BINARY_OP, operand)
        }
    }
}

fn transition(m: &Machine, at: usize, op: Op, event: Event) -> (Site, Decision) {
    let form = if op == Op::BINARY_OP_ADAPTIVE { Form::Adaptive } else { Form::Specialized(op as u8) };
    let counter = m.units.get(at + 1).copied().unwrap_or(0);
    step(m.adaptive.policy, &m.adaptive.thresholds, Site { form, counter }, event)
}

fn write(m: &mut Machine, at: usize, site: Site) {
    let op = match site.form {
        Form::Base => Op::BINARY_OP as u8,
        Form::Adaptive => Op::BINARY_OP_ADAPTIVE as u8,
        Form::Specialized(number) => number,
    };
    m.units[at] = m.units[at] & 0xff00 | Unit::from(op);
    m.units[at + 1] = site.counter;
}
