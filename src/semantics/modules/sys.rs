//! `sys`: the limits of the run and the exception being handled.

use crate::object::builtin::{names, types};
use crate::object::value::{DictId, Value};
use crate::semantics::arguments::size;
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

/// Deeper recursion than this would cost the runtime itself more stack than a run may use.
const DEEPEST: i64 = 100_000;

pub(super) fn constants(m: &mut Machine, namespace: DictId) {
    m.store(namespace, "maxsize", Value::Int(i64::MAX));
    m.store(namespace, "maxunicode", Value::Int(0x10_ffff));
    m.store(namespace, "hexversion", Value::Int(0x030b_07f0));
    let little = m.heap.text("little");
    m.store(namespace, "byteorder", little);
}

/// The functions.
pub(super) const NATIVES: &[NativeDef] = &[
    def("getrecursionlimit", Call::NoArgs(|m, _| Ok(Value::Int(m.limits.recursion as i64)))),
    def("setrecursionlimit", Call::O(set_recursion_limit)),
    def("intern", Call::O(intern)),
    def("exc_info", Call::NoArgs(exc_info)),
    def("exception", Call::NoArgs(|m, _| Ok(m.current_handled()))),
    def("exit", Call::Fast(0, 1, exit)),
];

fn exit(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let args = match a {
        [] | [Value::None] => vec![],
        [Value::Tuple(items)] => m.heap.tuples[*items].to_vec(),
        [status, ..] => vec![*status],
    };
    let exception = m.call(Value::Type(types::SYSTEM_EXIT), &args, &[])?;
    Err(m.raise_value(exception))
}

fn set_recursion_limit(m: &mut Machine, _: Value, limit: Value) -> Res {
    let limit = size(m, limit)?;
    if limit < 1 {
        return Err(m.raise(types::VALUE_ERROR, "recursion limit must be greater or equal than 1"));
    }
    if limit > DEEPEST {
        return Err(m.not_supported(format!("a recursion limit above {DEEPEST}")));
    }
    let depth = m.frames.len() as i64;
    if depth >= limit {
        return Err(m.raise(
            types::RECURSION_ERROR,
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"),
        ));
    }
    m.limits.recursion = limit as usize;
    Ok(Value::None)
}

fn intern(m: &mut Machine, _: Value, text: Value) -> Res {
    match text {
        Value::Str(id) => Ok(Value::Str(m.heap.intern_id(id))),
        _ => {
            let class = m.heap.type_name(text).to_owned();
            Err(m.type_error(format!("intern() argument must be str, not {class}")))
        }
    }
}

fn exc_info(m: &mut Machine, _: Value) -> Res {
    let exception = m.current_handled();
    let parts = if exception.is_none() {
        vec![Value::None; 3]
    } else {
        let class = m.heap.type_of(exception);
        vec![Value::Type(class), exception, m.get_attribute(exception, names::TRACEBACK)?]
    };
    Ok(m.heap.new_tuple(parts))
}
