//! Methods of generators.

use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("__next__", Call::NoArgs(|m, s| generator_send(m, s, Ok(Value::None)))),
    def("__iter__", Call::NoArgs(|_, s| Ok(s))),
    def("send", Call::O(|m, s, v| generator_send(m, s, Ok(v)))),
    def(
        "throw",
        Call::Fast(1, 3, |m, s, a| {
            let exception = match a {
                [Value::Type(_), v, ..] if !matches!(v, Value::Instance(_)) => m.call(a[0], &[*v], &[])?,
                [Value::Type(_)] => m.call(a[0], &[], &[])?,
                [_, v @ Value::Instance(_), ..] => *v,
                _ => a[0],
            };
            generator_send(m, s, Err(exception))
        }),
    ),
    def(
        "close",
        Call::NoArgs(|m, s| {
            let Value::Object(id) = s else { return Ok(Value::None) };
            let Object::Generator(g) = &mut m.heap.objects[id] else { return Ok(Value::None) };
            if !g.started {
                g.frame = None;
            }
            if g.frame.is_none() {
                return Ok(Value::None);
            }
            let exit = m.new_exception(types::GENERATOR_EXIT, vec![]);
            match m.resume(id, Err(exit)) {
                Ok((Some(_), _)) => Err(m.raise(types::RUNTIME_ERROR, "generator ignored GeneratorExit")),
                Ok(_) => Ok(Value::None),
                Err(raised) => {
                    if m.catch(types::GENERATOR_EXIT).is_some() || m.catch(types::STOP_ITERATION).is_some() {
                        return Ok(Value::None);
                    }
                    Err(raised)
                }
            }
        }),
    ),
];

fn generator_send(m: &mut Machine, s: Value, sent: Result<Value, Value>) -> Res {
    let Value::Object(id) = s else { return Ok(Value::None) };
    match m.resume(id, sent)? {
        (Some(value), _) => Ok(value),
        (None, Value::None) => Err(m.raise_with(types::STOP_ITERATION, vec![])),
        (None, value) => Err(m.raise_with(types::STOP_ITERATION, vec![value])),
    }
}
