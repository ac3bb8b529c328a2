//! The instructions that most programs spend their time in, without the detour over `plain::meaning`.
//!
//! Each arm is complete or does nothing at all: where an instruction needs more (a prefix, an unbound variable, a
//! truth value that Python code computes), the loop ends before it and the general step executes it.

use super::families::binary_op::BinaryOperation;
use super::families::binary_subscr::BinarySubscr;
use super::families::call::Call;
use super::families::compare_op::CompareOp;
use super::families::load_attr::LoadAttr;
use super::families::load_global::LoadGlobal;
use super::families::load_method::LoadMethod;
use super::families::precall::Precall;
use super::families::site;
use super::families::store_attr::StoreAttr;
use super::families::store_subscr::StoreSubscr;
use super::families::unpack_sequence::UnpackSequence;
use crate::bytecode::{BinaryOp, CompareOp as Comparison, Op};
use crate::object::value::Value;
use crate::plain::meaning;
use crate::semantics::{Machine, Observer, Res, scalars};

/// Reads a local variable that is bound.
macro_rules! local {
    ($m:ident, $index:expr) => {
        match $m.stack.get($m.frame.base + $index as usize) {
            Some(&value) if !value.is_null() => value,
            _ => break,
        }
    };
}

/// The unit of the second half of a super-instruction.
macro_rules! second {
    ($m:ident, $at:ident) => {
        match $m.units.get($at + 1) {
            Some(&unit) => unit >> 8,
            None => break,
        }
    };
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

/// A conditional jump over the popped top; `Some` is whether it is taken.
#[inline(always)]
fn branch(m: &mut Machine, wanted: bool) -> Option<bool> {
    let taken = truth(*m.stack.last()?)? == wanted;
    m.stack.pop();
    Some(taken)
}

/// Executes instructions as long as they are of this kind.
#[inline(never)]
pub fn run<O: Observer>(m: &mut Machine) -> Res<()> {
    // Where the frame stands and what is left of the budget, written back before anything else looks.
    let mut pc = m.frame.pc;
    let mut fuel = m.fuel;
    loop {
        let at = pc;
        let Some(&unit) = m.units.get(at) else { break };
        // Two for a super-instruction: a budget that ends within one is the general step's.
        if fuel < 2 {
            break;
        }
        let [number, n] = unit.to_le_bytes();
        let Some(op) = Op::from_u8(number) else { break };

        /// Ends an arm: that many base instructions were executed, those up to this unit.
        macro_rules! done {
            ($next:expr, $fuel:literal) => {
                pc = $next;
                fuel -= $fuel;
            };
        }
        /// Before what may raise, or look at the frame.
        macro_rules! begin {
            ($caches:expr) => {
                m.frame.at = at;
                m.frame.pc = at + 1 + $caches;
                m.fuel = fuel - 1;
            };
        }
        /// After what may have gone elsewhere.
        macro_rules! end {
            () => {
                pc = m.frame.pc;
                fuel = m.fuel;
            };
        }
        /// A specialized form, its number known to the compiler.
        macro_rules! form {
            ($family:ty, $op:ident) => {{
                begin!(const { Op::$op.caches() });
                site::specialized::<O, $family>(m, Op::$op, u32::from(n), at)?;
                end!();
            }};
        }
        /// A specialized form whose fast path goes on to the next instruction of its frame.
        macro_rules! in_place {
            ($family:ty, $op:ident) => {{
                begin!(const { Op::$op.caches() });
                if site::specialized::<O, $family>(m, Op::$op, u32::from(n), at)? {
                    done!(at + 1 + const { Op::$op.caches() }, 1);
                } else {
                    end!();
                }
            }};
        }
        /// The adaptive form of a family.
        macro_rules! adaptive {
            ($family:ty, $op:ident) => {{
                begin!(const { Op::$op.caches() });
                site::execute::<O, $family>(m, Op::$op, u32::from(n), at)?;
                end!();
            }};
        }

        match op {
            Op::LOAD_FAST => {
                let value = local!(m, n);
                m.stack.push(value);
                done!(at + 1, 1);
            }
            Op::LOAD_CONST => {
                let value = m.code_constant(u32::from(n));
                m.stack.push(value);
                done!(at + 1, 1);
            }
            Op::STORE_FAST => {
                let value = m.pop();
                let index = m.frame.base + usize::from(n);
                m.stack[index] = value;
                done!(at + 1, 1);
            }
            Op::LOAD_FAST__LOAD_FAST => {
                let (first, second) = (local!(m, n), local!(m, second!(m, at)));
                m.stack.push(first);
                m.stack.push(second);
                done!(at + 2, 2);
            }
            Op::LOAD_FAST__LOAD_CONST => {
                let first = local!(m, n);
                let second = m.code_constant(u32::from(second!(m, at)));
                m.stack.push(first);
                m.stack.push(second);
                done!(at + 2, 2);
            }
            Op::LOAD_CONST__LOAD_FAST => {
                let second = local!(m, second!(m, at));
                let first = m.code_constant(u32::from(n));
                m.stack.push(first);
                m.stack.push(second);
                done!(at + 2, 2);
            }
            Op::STORE_FAST__LOAD_FAST => {
                let second = m.frame.base + usize::from(second!(m, at));
                let first = m.frame.base + usize::from(n);
                let value = m.peek(1);
                let loaded = if first == second { value } else { m.stack.get(second).copied().unwrap_or_default() };
                if loaded.is_null() {
                    break;
                }
                m.stack[first] = value;
                m.poke(1, loaded);
                done!(at + 2, 2);
            }
            Op::STORE_FAST__STORE_FAST => {
                let second = m.frame.base + usize::from(second!(m, at));
                let first = m.frame.base + usize::from(n);
                let value = m.pop();
                m.stack[first] = value;
                let value = m.pop();
                m.stack[second] = value;
                done!(at + 2, 2);
            }
            Op::POP_TOP => {
                m.pop();
                done!(at + 1, 1);
            }
            Op::PUSH_NULL => {
                m.stack.push(Value::Null);
                done!(at + 1, 1);
            }
            Op::COPY => {
                let value = m.peek(usize::from(n));
                m.stack.push(value);
                done!(at + 1, 1);
            }
            Op::SWAP => {
                let (top, other) = (m.peek(1), m.peek(usize::from(n)));
                m.poke(1, other);
                m.poke(usize::from(n), top);
                done!(at + 1, 1);
            }
            Op::NOP => {
                done!(at + 1, 1);
            }
            Op::RESUME_QUICK => {
                begin!(0);
                m.breathe()?;
                done!(at + 1, 1);
            }
            Op::IS_OP => {
                let right = m.pop();
                let same = m.peek(1) == right;
                m.poke(1, Value::bool(same != (n == 1)));
                done!(at + 1, 1);
            }
            Op::UNARY_NOT => {
                let Some(truth) = truth(m.peek(1)) else { break };
                m.poke(1, Value::bool(!truth));
                done!(at + 1, 1);
            }
            Op::JUMP_FORWARD => {
                done!(at + 1 + usize::from(n), 1);
            }
            Op::JUMP_BACKWARD_QUICK => {
                begin!(0);
                done!((at + 1).saturating_sub(usize::from(n)), 1);
                m.frame.pc = pc;
                m.breathe()?;
            }
            Op::POP_JUMP_FORWARD_IF_FALSE | Op::POP_JUMP_FORWARD_IF_TRUE => {
                let Some(taken) = branch(m, op == Op::POP_JUMP_FORWARD_IF_TRUE) else { break };
                done!(if taken { at + 1 + usize::from(n) } else { at + 1 }, 1);
            }
            Op::POP_JUMP_BACKWARD_IF_FALSE | Op::POP_JUMP_BACKWARD_IF_TRUE => {
                let Some(taken) = branch(m, op == Op::POP_JUMP_BACKWARD_IF_TRUE) else { break };
                begin!(0);
                done!(if taken { (at + 1).saturating_sub(usize::from(n)) } else { at + 1 }, 1);
                if taken {
                    m.frame.pc = pc;
                    m.breathe()?;
                }
            }
            Op::JUMP_IF_FALSE_OR_POP | Op::JUMP_IF_TRUE_OR_POP => {
                let Some(truth) = truth(m.peek(1)) else { break };
                let taken = truth == (op == Op::JUMP_IF_TRUE_OR_POP);
                if !taken {
                    m.pop();
                }
                done!(if taken { at + 1 + usize::from(n) } else { at + 1 }, 1);
            }
            Op::POP_JUMP_FORWARD_IF_NONE | Op::POP_JUMP_FORWARD_IF_NOT_NONE => {
                let none = m.pop().is_none();
                let taken = none == (op == Op::POP_JUMP_FORWARD_IF_NONE);
                done!(if taken { at + 1 + usize::from(n) } else { at + 1 }, 1);
            }
            Op::FOR_ITER => {
                if let Value::Object(id) = m.peek(1)
                    && m.work_left > 0
                    && let Some(item) = m.next_simple(id)
                {
                    m.work_left -= 1;
                    match item {
                        Some(value) => {
                            m.stack.push(value);
                            done!(at + 1, 1);
                        }
                        None => {
                            m.pop();
                            done!(at + 1 + usize::from(n), 1);
                        }
                    }
                } else {
                    begin!(0);
                    match m.next(m.peek(1))? {
                        Some(value) => m.stack.push(value),
                        None => {
                            m.pop();
                            m.frame.pc += usize::from(n);
                        }
                    }
                    end!();
                }
            }
            Op::BINARY_OP => {
                let operator = BinaryOp::from_operand(u32::from(n)).map(BinaryOp::plain);
                match operator.and_then(|operator| scalars::arithmetic(operator, m.peek(2), m.peek(1))) {
                    Some(value) => {
                        m.pop();
                        m.poke(1, value);
                        done!(at + 1 + const { Op::BINARY_OP.caches() }, 1);
                    }
                    None => {
                        begin!(const { Op::BINARY_OP.caches() });
                        meaning::execute(m, op, u32::from(n))?;
                        end!();
                    }
                }
            }
            Op::COMPARE_OP => {
                let operator = Comparison::from_operand(u32::from(n));
                match operator.and_then(|operator| m.compare_scalars(operator, m.peek(2), m.peek(1))) {
                    Some(answer) => {
                        m.pop();
                        m.poke(1, Value::bool(answer));
                        done!(at + 1 + const { Op::COMPARE_OP.caches() }, 1);
                    }
                    None => {
                        begin!(const { Op::COMPARE_OP.caches() });
                        meaning::execute(m, op, u32::from(n))?;
                        end!();
                    }
                }
            }
            Op::LOAD_DEREF => {
                let Value::Cell(cell) = local!(m, n) else { break };
                let value = m.heap.cells[cell];
                if value.is_null() {
                    break;
                }
                m.stack.push(value);
                done!(at + 1, 1);
            }
            Op::RETURN_VALUE => {
                if m.frame.entry {
                    break;
                }
                let value = m.pop();
                m.leave();
                m.stack.push(value);
                done!(m.frame.pc, 1);
            }
            Op::BINARY_OP_ADD_INT => in_place!(BinaryOperation, BINARY_OP_ADD_INT),
            Op::BINARY_OP_SUBTRACT_INT => in_place!(BinaryOperation, BINARY_OP_SUBTRACT_INT),
            Op::BINARY_OP_MULTIPLY_INT => in_place!(BinaryOperation, BINARY_OP_MULTIPLY_INT),
            Op::BINARY_OP_ADD_FLOAT => in_place!(BinaryOperation, BINARY_OP_ADD_FLOAT),
            Op::BINARY_OP_SUBTRACT_FLOAT => in_place!(BinaryOperation, BINARY_OP_SUBTRACT_FLOAT),
            Op::BINARY_OP_MULTIPLY_FLOAT => in_place!(BinaryOperation, BINARY_OP_MULTIPLY_FLOAT),
            Op::BINARY_OP_ADD_UNICODE => in_place!(BinaryOperation, BINARY_OP_ADD_UNICODE),
            Op::BINARY_OP_INPLACE_ADD_UNICODE => form!(BinaryOperation, BINARY_OP_INPLACE_ADD_UNICODE),
            Op::BINARY_SUBSCR_LIST_INT => in_place!(BinarySubscr, BINARY_SUBSCR_LIST_INT),
            Op::BINARY_SUBSCR_TUPLE_INT => in_place!(BinarySubscr, BINARY_SUBSCR_TUPLE_INT),
            Op::BINARY_SUBSCR_DICT => form!(BinarySubscr, BINARY_SUBSCR_DICT),
            Op::STORE_SUBSCR_LIST_INT => in_place!(StoreSubscr, STORE_SUBSCR_LIST_INT),
            Op::STORE_SUBSCR_DICT => form!(StoreSubscr, STORE_SUBSCR_DICT),
            Op::LOAD_ATTR_INSTANCE_VALUE => in_place!(LoadAttr, LOAD_ATTR_INSTANCE_VALUE),
            Op::LOAD_ATTR_SLOT => in_place!(LoadAttr, LOAD_ATTR_SLOT),
            Op::LOAD_ATTR_WITH_HINT => in_place!(LoadAttr, LOAD_ATTR_WITH_HINT),
            Op::LOAD_ATTR_MODULE => in_place!(LoadAttr, LOAD_ATTR_MODULE),
            Op::STORE_ATTR_INSTANCE_VALUE => in_place!(StoreAttr, STORE_ATTR_INSTANCE_VALUE),
            Op::STORE_ATTR_SLOT => in_place!(StoreAttr, STORE_ATTR_SLOT),
            Op::LOAD_GLOBAL_MODULE => in_place!(LoadGlobal, LOAD_GLOBAL_MODULE),
            Op::LOAD_GLOBAL_BUILTIN => in_place!(LoadGlobal, LOAD_GLOBAL_BUILTIN),
            Op::LOAD_METHOD_WITH_VALUES => in_place!(LoadMethod, LOAD_METHOD_WITH_VALUES),
            Op::LOAD_METHOD_NO_DICT => in_place!(LoadMethod, LOAD_METHOD_NO_DICT),
            Op::LOAD_METHOD_MODULE => in_place!(LoadMethod, LOAD_METHOD_MODULE),
            Op::LOAD_METHOD_CLASS => in_place!(LoadMethod, LOAD_METHOD_CLASS),
            Op::UNPACK_SEQUENCE_TWO_TUPLE => in_place!(UnpackSequence, UNPACK_SEQUENCE_TWO_TUPLE),
            Op::UNPACK_SEQUENCE_TUPLE => in_place!(UnpackSequence, UNPACK_SEQUENCE_TUPLE),
            Op::UNPACK_SEQUENCE_LIST => in_place!(UnpackSequence, UNPACK_SEQUENCE_LIST),
            Op::COMPARE_OP_INT_JUMP => form!(CompareOp, COMPARE_OP_INT_JUMP),
            Op::COMPARE_OP_FLOAT_JUMP => form!(CompareOp, COMPARE_OP_FLOAT_JUMP),
            Op::COMPARE_OP_STR_JUMP => form!(CompareOp, COMPARE_OP_STR_JUMP),
            Op::PRECALL_PYFUNC => in_place!(Precall, PRECALL_PYFUNC),
            Op::PRECALL_BOUND_METHOD => in_place!(Precall, PRECALL_BOUND_METHOD),
            Op::PRECALL_NO_KW_LEN => form!(Precall, PRECALL_NO_KW_LEN),
            Op::PRECALL_NO_KW_ISINSTANCE => form!(Precall, PRECALL_NO_KW_ISINSTANCE),
            Op::PRECALL_NO_KW_LIST_APPEND => form!(Precall, PRECALL_NO_KW_LIST_APPEND),
            Op::CALL_PY_EXACT_ARGS => form!(Call, CALL_PY_EXACT_ARGS),
            Op::CALL_PY_WITH_DEFAULTS => form!(Call, CALL_PY_WITH_DEFAULTS),
            // What never finds a form, or waits for one.
            Op::BINARY_OP_ADAPTIVE => adaptive!(BinaryOperation, BINARY_OP_ADAPTIVE),
            Op::BINARY_SUBSCR_ADAPTIVE => adaptive!(BinarySubscr, BINARY_SUBSCR_ADAPTIVE),
            Op::COMPARE_OP_ADAPTIVE => adaptive!(CompareOp, COMPARE_OP_ADAPTIVE),
            Op::LOAD_ATTR_ADAPTIVE => adaptive!(LoadAttr, LOAD_ATTR_ADAPTIVE),
            Op::PRECALL_ADAPTIVE => adaptive!(Precall, PRECALL_ADAPTIVE),
            Op::CALL_ADAPTIVE => adaptive!(Call, CALL_ADAPTIVE),
            Op::PRECALL_BUILTIN_CLASS
            | Op::PRECALL_NO_KW_STR_1
            | Op::PRECALL_NO_KW_BUILTIN_O
            | Op::PRECALL_NO_KW_BUILTIN_FAST
            | Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS
            | Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O
            | Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS
            | Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST
            | Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS => {
                begin!(const { Op::PRECALL.caches() });
                site::execute::<O, Precall>(m, op, u32::from(n), at)?;
                end!();
            }
            // Base instructions that stay in their frame and never end it.
            Op::CONTAINS_OP
            | Op::GET_ITER
            | Op::UNARY_NEGATIVE
            | Op::STORE_DEREF
            | Op::LOAD_CLOSURE
            | Op::MAKE_CELL
            | Op::COPY_FREE_VARS
            | Op::BUILD_TUPLE
            | Op::BUILD_LIST
            | Op::BUILD_MAP
            | Op::BUILD_SLICE
            | Op::BUILD_STRING
            | Op::FORMAT_VALUE
            | Op::LIST_APPEND
            | Op::STORE_GLOBAL
            | Op::LOAD_NAME
            | Op::STORE_NAME => {
                begin!(op.caches());
                meaning::execute(m, op, u32::from(n))?;
                end!();
            }
            _ => break,
        }
        if O::LISTENS {
            (m.frame.pc, m.fuel) = (pc, fuel);
            O::executed(m, op, at);
        }
    }
    (m.frame.pc, m.fuel) = (pc, fuel);
    Ok(())
}
