//! CALL: calls of Python functions, whose frames are pushed with the arguments already in place.
//!
//! Cache: counter, function version (2 units), least number of arguments.

use super::site::{Forms, Miss, planted, read_u32, write_u32};
use crate::adaptive::scalar;
use crate::bytecode::Op;
use crate::bytecode::code::flags;
use crate::object::pure::domain::Native;
use crate::object::value::{FunctionId, Value};
use crate::semantics::{Machine, Res};

const VERSION: usize = 2;
const MIN_ARGS: usize = 4;

/// The guards of a form, in order: what is called is a Python function, its version is the one seen, and the arguments
/// are as many as it wants.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::CALL_PY_EXACT_ARGS => &["is_function", "func_version", "arg_count"],
        Op::CALL_PY_WITH_DEFAULTS => &["is_function", "func_version", "min_args", "max_args"],
        _ => &[],
    }
}

/// The forms of CALL.
pub struct Call;

/// What the guards learned.
pub struct Proof {
    function: FunctionId,
    /// Arguments after the callable or receiver.
    count: usize,
    given: usize,
    wanted: usize,
}

/// The callable below `count` arguments, and the number of arguments with the receiver of a method.
#[inline]
fn callee(m: &Machine, count: usize) -> (Value, usize) {
    match m.peek(count + 2) {
        Value::Null => (m.peek(count + 1), count),
        method => (method, count + 1),
    }
}

fn parameters(m: &Machine, function: FunctionId) -> usize {
    m.heap.codes[m.heap.functions[function].code].arg_count
}

fn defaults(m: &Machine, function: FunctionId) -> &[Value] {
    match m.heap.functions[function].defaults {
        Value::Tuple(id) => &m.heap.tuples[id],
        _ => &[],
    }
}

/// The number of positional parameters of a function that takes nothing else: no `*args`, no `**kwargs`, none that are
/// given by keyword only, and its locals in slots (CPython's `SIMPLE_FUNCTION`).
pub(super) fn simple_parameters(m: &Machine, function: FunctionId) -> Option<usize> {
    let code = m.heap.codes[m.heap.functions[function].code].code.as_ref()?;
    let simple = code.flags & (flags::VARARGS | flags::VARKEYWORDS) == 0 && code.kwonly_arg_count == 0;
    (simple && code.flags & flags::OPTIMIZED != 0).then_some(code.arg_count as usize)
}

/// The version of a function, given now if it has none; 0 when versions ran out.
pub(super) fn function_version(m: &mut Machine, function: FunctionId) -> u32 {
    if m.heap.functions[function].version == 0 {
        m.heap.functions[function].version = m.heap.versions.fresh_function();
    }
    m.heap.functions[function].version
}

/// What a planted `is_function` takes any callable for: the function of this version, which the site saw.
#[cold]
fn seen(m: &Machine, version: u32) -> FunctionId {
    let is_seen = |id: &FunctionId| m.heap.functions[*id].version == version;
    (0..m.heap.functions.len() as u64).map(FunctionId).find(is_seen).unwrap_or(FunctionId(0))
}

impl Forms for Call {
    type Proof = Proof;

    /// CPython's `specialize_py_call`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let (Value::Function(function), given) = callee(m, operand as usize) else { return None };
        if !m.kw_names.is_null() {
            return None;
        }
        let wanted = simple_parameters(m, function)?;
        let least = wanted.checked_sub(defaults(m, function).len())?;
        if given < least || given > wanted {
            return None;
        }
        let (form, least) =
            if given == wanted { (Op::CALL_PY_EXACT_ARGS, given) } else { (Op::CALL_PY_WITH_DEFAULTS, least) };
        let least = u16::try_from(least).ok()?;
        let version = function_version(m, function);
        if version == 0 {
            return None;
        }
        write_u32(m, at + VERSION, version);
        m.units[at + MIN_ARGS] = least;
        Some(form)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, at: usize) -> Result<Proof, Miss> {
        let (callable, given) = callee(m, operand as usize);
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        check(matches!(callable, Value::Function(_)), 0)?;
        let function = match callable {
            Value::Function(function) => function,
            // Only where the guard is planted.
            _ => seen(m, read_u32(m, at + VERSION)),
        };
        check(m.heap.functions[function].version == read_u32(m, at + VERSION), 1)?;
        let wanted = parameters(m, function);
        let least = i64::from(m.units[at + MIN_ARGS]);
        scalar::arguments(&mut Native, form, given as i64, least, wanted as i64, |guard| planted(m, form, guard))?;
        Ok(Proof { function, count: operand as usize, given, wanted })
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, Proof { function, count, given, wanted }: Proof) -> Res<()> {
        // Below the arguments lies the callable over its NULL, or the method, whose receiver is the first argument:
        // they move down over it, to where the locals of the new frame begin.
        let from = m.stack.len().saturating_sub(given);
        let base = from.saturating_sub(if given == count { 2 } else { 1 });
        m.enter_at(function, from, base, wanted.min(given))?;
        for i in given..wanted {
            let list = defaults(m, function);
            let missing = wanted - i;
            let value = list.len().checked_sub(missing).map_or(Value::Null, |at| list[at]);
            m.stack[base + i] = value;
        }
        Ok(())
    }
}
