//! The instructions that most programs spend their time in, without the detour over `plain::meaning`.
//!
//! Each arm is complete or does nothing at all: where an instruction needs more (a prefix, an unbound variable, a
//! truth value that Python code computes), the loop ends before it and the general step executes it.

use super::families::binary_op::BinaryOperation;
use super::families::binary_subscr::BinarySubscr;
use super::families::call::Call;
use super::families::load_attr::LoadAttr;
use super::families::load_global::LoadGlobal;
use super::families::site;
use super::families::store_attr::StoreAttr;
use super::families::store_subscr::StoreSubscr;
use super::families::unpack_sequence::UnpackSequence;
use crate::bytecode::Op;
use crate::object::value::Value;
use crate::semantics::{Machine, Observer, Res};

/// Reads a local variable that is bound.
macro_rules! local {
    ($m:ident, $index:expr) => {
        match $m.stack.get($m.frame.base + $index as usize) {
            Some(&value) if !value.is_null() => value,
            _ => return Ok(()),
        }
    };
}

/// Ends an arm: that many base instructions were executed, those up to this unit.
macro_rules! done {
    ($m:ident, $next:expr, $fuel:literal) => {
        $m.frame.pc = $next;
        $m.fuel -= $fuel;
    };
}

/// One specialized form, its number known to the compiler.
macro_rules! form {
    ($m:ident, $family:ty, $op:ident, $n:ident, $at:ident) => {{
        $m.frame.at = $at;
        $m.frame.pc = $at + 1 + const { Op::$op.caches() };
        $m.fuel -= 1;
        site::specialized::<O, $family>($m, Op::$op, u32::from($n), $at)?;
    }};
}

/// The truth of a value that says so by itself.
#[inline(always)]
fn truth(value: Value) -> Option<bool> {
    match value {
        Value::True => Some(true),
        Value::False | Value::None => Some(false),
        Value::Int(n) => Some(n != 0),
        _ => None,
    }
}

/// A conditional jump over the popped top; `Some` is the next unit.
#[inline(always)]
fn branch(m: &mut Machine, at: usize, wanted: bool, distance: u8) -> Option<usize> {
    let taken = truth(*m.stack.last()?)? == wanted;
    m.stack.pop();
    Some(if taken { at + 1 + usize::from(distance) } else { at + 1 })
}

/// Executes instructions as long as they are of this kind.
#[inline(never)]
pub fn run<O: Observer>(m: &mut Machine) -> Res<()> {
    loop {
        let at = m.frame.pc;
        let Some(&unit) = m.units.get(at) else { return Ok(()) };
        // Two for a super-instruction: a budget that ends within one is the general step's.
        if m.fuel < 2 {
            return Ok(());
        }
        let [number, n] = unit.to_le_bytes();
        let Some(op) = Op::from_u8(number) else { return Ok(()) };
        match op {
            Op::LOAD_FAST => {
                let value = local!(m, n);
                m.stack.push(value);
                done!(m, at + 1, 1);
            }
            Op::LOAD_CONST => {
                let value = m.code_constant(u32::from(n));
                m.stack.push(value);
                done!(m, at + 1, 1);
            }
            Op::STORE_FAST => {
                let value = m.pop();
                let index = m.frame.base + usize::from(n);
                m.stack[index] = value;
                done!(m, at + 1, 1);
            }
            Op::LOAD_FAST__LOAD_FAST => {
                let Some(&second) = m.units.get(at + 1) else { return Ok(()) };
                let (first, second) = (local!(m, n), local!(m, second >> 8));
                m.stack.push(first);
                m.stack.push(second);
                done!(m, at + 2, 2);
            }
            Op::LOAD_FAST__LOAD_CONST => {
                let Some(&second) = m.units.get(at + 1) else { return Ok(()) };
                let first = local!(m, n);
                let second = m.code_constant(u32::from(second >> 8));
                m.stack.push(first);
                m.stack.push(second);
                done!(m, at + 2, 2);
            }
            Op::LOAD_CONST__LOAD_FAST => {
                let Some(&second) = m.units.get(at + 1) else { return Ok(()) };
                let second = local!(m, second >> 8);
                let first = m.code_constant(u32::from(n));
                m.stack.push(first);
                m.stack.push(second);
                done!(m, at + 2, 2);
            }
            Op::STORE_FAST__LOAD_FAST => {
                let Some(&second) = m.units.get(at + 1) else { return Ok(()) };
                let (first, second) = (m.frame.base + usize::from(n), m.frame.base + usize::from(second >> 8));
                let value = m.peek(1);
                let loaded = if first == second { value } else { m.stack.get(second).copied().unwrap_or_default() };
                if loaded.is_null() {
                    return Ok(());
                }
                m.stack[first] = value;
                m.poke(1, loaded);
                done!(m, at + 2, 2);
            }
            Op::STORE_FAST__STORE_FAST => {
                let Some(&second) = m.units.get(at + 1) else { return Ok(()) };
                let (first, second) = (m.frame.base + usize::from(n), m.frame.base + usize::from(second >> 8));
                let value = m.pop();
                m.stack[first] = value;
                let value = m.pop();
                m.stack[second] = value;
                done!(m, at + 2, 2);
            }
            Op::POP_TOP => {
                m.pop();
                done!(m, at + 1, 1);
            }
            Op::PUSH_NULL => {
                m.stack.push(Value::Null);
                done!(m, at + 1, 1);
            }
            Op::COPY => {
                let value = m.peek(usize::from(n));
                m.stack.push(value);
                done!(m, at + 1, 1);
            }
            Op::SWAP => {
                let (top, other) = (m.peek(1), m.peek(usize::from(n)));
                m.poke(1, other);
                m.poke(usize::from(n), top);
                done!(m, at + 1, 1);
            }
            Op::NOP | Op::RESUME_QUICK => {
                done!(m, at + 1, 1);
            }
            Op::IS_OP => {
                let right = m.pop();
                let same = m.peek(1) == right;
                m.poke(1, Value::bool(same != (n == 1)));
                done!(m, at + 1, 1);
            }
            Op::JUMP_FORWARD => {
                done!(m, at + 1 + usize::from(n), 1);
            }
            Op::JUMP_BACKWARD_QUICK => {
                m.frame.at = at;
                done!(m, (at + 1).saturating_sub(usize::from(n)), 1);
                m.safepoint()?;
            }
            Op::POP_JUMP_FORWARD_IF_FALSE => {
                let Some(next) = branch(m, at, false, n) else { return Ok(()) };
                done!(m, next, 1);
            }
            Op::POP_JUMP_FORWARD_IF_TRUE => {
                let Some(next) = branch(m, at, true, n) else { return Ok(()) };
                done!(m, next, 1);
            }
            Op::POP_JUMP_FORWARD_IF_NONE | Op::POP_JUMP_FORWARD_IF_NOT_NONE => {
                let none = m.pop().is_none();
                let taken = none == (op == Op::POP_JUMP_FORWARD_IF_NONE);
                done!(m, if taken { at + 1 + usize::from(n) } else { at + 1 }, 1);
            }
            Op::FOR_ITER => {
                m.frame.at = at;
                done!(m, at + 1, 1);
                match m.next(m.peek(1))? {
                    Some(value) => m.stack.push(value),
                    None => {
                        m.pop();
                        m.frame.pc += usize::from(n);
                    }
                }
            }
            Op::LOAD_DEREF => {
                let Value::Cell(cell) = local!(m, n) else { return Ok(()) };
                let value = m.heap.cells[cell];
                if value.is_null() {
                    return Ok(());
                }
                m.stack.push(value);
                done!(m, at + 1, 1);
            }
            Op::RETURN_VALUE => {
                if m.frame.entry {
                    return Ok(());
                }
                let value = m.pop();
                m.fuel -= 1;
                m.leave();
                m.stack.push(value);
            }
            Op::BINARY_OP_ADD_INT => form!(m, BinaryOperation, BINARY_OP_ADD_INT, n, at),
            Op::BINARY_OP_SUBTRACT_INT => form!(m, BinaryOperation, BINARY_OP_SUBTRACT_INT, n, at),
            Op::BINARY_OP_MULTIPLY_INT => form!(m, BinaryOperation, BINARY_OP_MULTIPLY_INT, n, at),
            Op::BINARY_OP_ADD_FLOAT => form!(m, BinaryOperation, BINARY_OP_ADD_FLOAT, n, at),
            Op::BINARY_OP_SUBTRACT_FLOAT => form!(m, BinaryOperation, BINARY_OP_SUBTRACT_FLOAT, n, at),
            Op::BINARY_OP_MULTIPLY_FLOAT => form!(m, BinaryOperation, BINARY_OP_MULTIPLY_FLOAT, n, at),
            Op::BINARY_SUBSCR_LIST_INT => form!(m, BinarySubscr, BINARY_SUBSCR_LIST_INT, n, at),
            Op::BINARY_SUBSCR_TUPLE_INT => form!(m, BinarySubscr, BINARY_SUBSCR_TUPLE_INT, n, at),
            Op::BINARY_SUBSCR_DICT => form!(m, BinarySubscr, BINARY_SUBSCR_DICT, n, at),
            Op::STORE_SUBSCR_LIST_INT => form!(m, StoreSubscr, STORE_SUBSCR_LIST_INT, n, at),
            Op::LOAD_ATTR_INSTANCE_VALUE => form!(m, LoadAttr, LOAD_ATTR_INSTANCE_VALUE, n, at),
            Op::LOAD_ATTR_SLOT => form!(m, LoadAttr, LOAD_ATTR_SLOT, n, at),
            Op::STORE_ATTR_INSTANCE_VALUE => form!(m, StoreAttr, STORE_ATTR_INSTANCE_VALUE, n, at),
            Op::STORE_ATTR_SLOT => form!(m, StoreAttr, STORE_ATTR_SLOT, n, at),
            Op::LOAD_GLOBAL_MODULE => form!(m, LoadGlobal, LOAD_GLOBAL_MODULE, n, at),
            Op::LOAD_GLOBAL_BUILTIN => form!(m, LoadGlobal, LOAD_GLOBAL_BUILTIN, n, at),
            Op::UNPACK_SEQUENCE_TWO_TUPLE => form!(m, UnpackSequence, UNPACK_SEQUENCE_TWO_TUPLE, n, at),
            Op::UNPACK_SEQUENCE_TUPLE => form!(m, UnpackSequence, UNPACK_SEQUENCE_TUPLE, n, at),
            Op::CALL_PY_EXACT_ARGS => form!(m, Call, CALL_PY_EXACT_ARGS, n, at),
            _ => return Ok(()),
        }
        O::executed(m, op, at);
    }
}
