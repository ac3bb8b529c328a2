//! `gc`: collections are no matter of the program's; asking for one finds nothing to free.

use crate::object::kinds::Object;
use crate::object::value::Value;
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

/// Where the module remembers that collections were switched off.
const DISABLED: &str = "_disabled";

/// The functions.
pub(super) const NATIVES: &[NativeDef] = &[
    def("collect", Call::Fast(0, 1, |_, _, _| Ok(Value::Int(0)))),
    def("enable", Call::NoArgs(|m, module| switch(m, module, false))),
    def("disable", Call::NoArgs(|m, module| switch(m, module, true))),
    def("isenabled", Call::NoArgs(is_enabled)),
];

fn switch(m: &mut Machine, module: Value, off: bool) -> Res {
    if let Value::Object(id) = module
        && let Object::Module(_, namespace) = m.heap.objects[id]
    {
        m.store(namespace, DISABLED, Value::from(off));
    }
    Ok(Value::None)
}

fn is_enabled(m: &mut Machine, module: Value) -> Res {
    let Value::Object(id) = module else { return Ok(Value::True) };
    let Object::Module(_, namespace) = m.heap.objects[id] else { return Ok(Value::True) };
    let name = m.heap.intern(DISABLED);
    Ok(Value::from(m.heap.dict_get_name(namespace, name) != Some(Value::True)))
}
