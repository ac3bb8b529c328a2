//! Puts the builtin names into a machine: classes with their methods, functions, constants.

use std::sync::Arc;

use super::convention::Convention;
use super::machine::Machine;
use super::native::NativeDef;
use super::{
    bytes_methods, dict_methods, functions, generator_methods, list_methods, number_methods, object_methods,
    range_methods, set_methods, str_methods,
};
use crate::object::builtin::{TYPES, types};
use crate::object::kinds::{Native, Object};
use crate::object::value::{TypeId, Value};

/// Puts the builtin names into a new machine.
pub fn install(m: &mut Machine) {
    let mut natives = Vec::new();
    let builtins = m.builtins;
    for (id, builtin) in TYPES.iter().enumerate() {
        if builtin.layout != crate::object::builtin::Layout::Closed || PUBLIC.contains(&builtin.name) {
            m.store(builtins, builtin.name, Value::Type(TypeId::from(id)));
        }
    }
    let os_error = Value::Type(types::OS_ERROR);
    for (name, value) in [
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
        ("EnvironmentError", os_error),
        ("IOError", os_error),
    ] {
        m.store(builtins, name, value);
    }
    m.heap.types[types::OBJECT].has_dict = false;
    m.store(builtins, "__debug__", Value::True);
    for &(mut native) in functions::FUNCTIONS {
        native.convention = Convention::of("", native.name).unwrap_or(native.convention);
        natives.push(native);
        let number = natives.len() as u32 - 1;
        let value = Value::Native(m.heap.natives.add(Native { number, receiver: Value::Null, owner: None }));
        m.store(builtins, native.name, value);
    }
    for &(owner, list) in METHODS {
        for &(mut native) in list {
            let class = TYPES[owner.index()].name;
            native.convention = Convention::of(class, native.name).unwrap_or(native.convention);
            natives.push(native);
            let number = natives.len() as u32 - 1;
            let native_id = m.heap.natives.add(Native { number, receiver: Value::Null, owner: Some(owner) });
            let dict = m.heap.types[owner].dict;
            // These are no methods of instances: they take no receiver, or are bound to the class.
            let value = match native.name {
                "__new__" | "maketrans" | "__init_subclass__" | "fromkeys" | "fromhex" | "from_bytes" => {
                    m.heap.natives[native_id].owner = None;
                    let function = Value::Native(native_id);
                    let wrapped = match native.name {
                        "__new__" | "maketrans" => Object::StaticMethod(function),
                        _ => Object::ClassMethod(function),
                    };
                    m.heap.new_object(wrapped)
                }
                _ => Value::Native(native_id),
            };
            m.store(dict, native.name, value);
        }
    }
    m.natives = Arc::new(natives);
    let name = m.heap.intern("builtins");
    let module = m.heap.new_object(Object::Module(name, builtins));
    m.modules.insert(name, module);
}

const PUBLIC: &[&str] = &[
    "range",
    "slice",
    "property",
    "classmethod",
    "staticmethod",
    "super",
    "enumerate",
    "zip",
    "map",
    "filter",
    "reversed",
];

/// Methods by class.
const METHODS: &[(TypeId, &[NativeDef])] = &[
    (types::OBJECT, object_methods::OBJECT),
    (types::TYPE, object_methods::TYPE),
    (types::PROPERTY, object_methods::PROPERTY),
    (types::BASE_EXCEPTION, object_methods::BASE_EXCEPTION),
    (types::STR, str_methods::METHODS),
    (types::BYTES, bytes_methods::METHODS),
    (types::LIST, list_methods::METHODS),
    (types::TUPLE, list_methods::TUPLE),
    (types::DICT, dict_methods::METHODS),
    (types::DICT_KEYS, dict_methods::KEYS),
    (types::DICT_VALUES, dict_methods::VALUES),
    (types::DICT_ITEMS, dict_methods::ITEMS),
    (types::MAPPING_PROXY, dict_methods::MAPPING_PROXY),
    (types::SET, set_methods::SET),
    (types::FROZENSET, set_methods::FROZENSET),
    (types::INT, number_methods::INT),
    (types::FLOAT, number_methods::FLOAT),
    (types::COMPLEX, number_methods::COMPLEX),
    (types::RANGE, range_methods::RANGE),
    (types::SLICE, range_methods::SLICE),
    (types::GENERATOR, generator_methods::METHODS),
];
