//! Methods of object, type, property and exceptions.

use super::arguments::attribute_name;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::Value;

/// The methods.
pub const OBJECT: &[NativeDef] = &[
    def(
        "__new__",
        Call::Keywords(|m, _, a, k| match *a {
            [Value::Type(class), ref rest @ ..] => m.make(class, rest, k),
            _ => Err(m.type_error("object.__new__(): not enough arguments")),
        }),
    ),
    def("__init__", Call::Keywords(|_, _, _, _| Ok(Value::None))),
    def(
        "__init_subclass__",
        Call::Keywords(|m, _, _, k| match k {
            [] => Ok(Value::None),
            _ => Err(m.type_error("object.__init_subclass__() takes no keyword arguments")),
        }),
    ),
    def(
        "__setattr__",
        Call::Fast(2, 2, |m, s, a| {
            let name = attribute_name(m, a[0])?;
            m.set_attribute_plain(s, name, Some(a[1])).map(|()| Value::None)
        }),
    ),
    def(
        "__delattr__",
        Call::O(|m, s, v| {
            let name = attribute_name(m, v)?;
            m.set_attribute_plain(s, name, None).map(|()| Value::None)
        }),
    ),
    def(
        "__getattribute__",
        Call::O(|m, s, v| {
            let name = attribute_name(m, v)?;
            m.get_attribute_plain(s, name)
        }),
    ),
];

/// The methods.
pub const TYPE: &[NativeDef] = &[
    def(
        "__new__",
        Call::Keywords(|m, _, a, k| match *a {
            [_, one] if k.is_empty() => Ok(Value::Type(m.heap.type_of(one))),
            [Value::Type(meta), ref rest @ ..] => m.new_class(meta, rest, k),
            _ => Err(m.type_error("type.__new__(): not enough arguments")),
        }),
    ),
    def("__init__", Call::Keywords(|_, _, _, _| Ok(Value::None))),
    def(
        "__call__",
        Call::Keywords(|m, s, a, k| match s {
            Value::Type(class) => m.type_call(class, a, k),
            _ => Ok(Value::None),
        }),
    ),
    def(
        "mro",
        Call::NoArgs(|m, s| {
            let t = m.get_attribute(s, names::MRO)?;
            let items = m.list_of(t)?;
            Ok(m.heap.new_list(items))
        }),
    ),
    def(
        "__subclasses__",
        Call::NoArgs(|m, s| {
            let Value::Type(class) = s else { return Ok(Value::None) };
            let items = m.heap.types[class].subclasses.iter().map(|&t| Value::Type(t)).collect();
            Ok(m.heap.new_list(items))
        }),
    ),
];

/// The methods.
pub const PROPERTY: &[NativeDef] = &[
    def("getter", Call::O(|m, s, v| property_with(m, s, 0, v))),
    def("setter", Call::O(|m, s, v| property_with(m, s, 1, v))),
    def("deleter", Call::O(|m, s, v| property_with(m, s, 2, v))),
];

/// The methods.
pub const BASE_EXCEPTION: &[NativeDef] = &[
    def("__init__", Call::Keywords(|m, s, a, k| m.init_exception(s, a, k).map(|()| Value::None))),
    def("with_traceback", Call::O(|m, s, v| m.set_traceback(s, v).map(|()| s))),
    def("add_note", Call::O(add_note)),
];

fn add_note(m: &mut Machine, s: Value, note: Value) -> Res {
    if m.as_str(note).is_none() {
        let class = m.heap.type_name(note).to_owned();
        return Err(m.type_error(format!("note must be a str, not '{class}'")));
    }
    let name = m.heap.intern("__notes__");
    let notes = match m.get_attribute(s, name) {
        Ok(notes) => notes,
        Err(raised) => {
            if m.catch(types::ATTRIBUTE_ERROR).is_none() {
                return Err(raised);
            }
            let notes = m.heap.new_list(vec![]);
            m.set_attribute(s, name, Some(notes))?;
            notes
        }
    };
    let Value::List(list) = notes else { return Err(m.type_error("Cannot add note: __notes__ is not a list")) };
    m.heap.push_item(list, note);
    Ok(Value::None)
}

fn property_with(m: &mut Machine, s: Value, at: usize, function: Value) -> Res {
    let Value::Object(id) = s else { return Ok(s) };
    let Object::Property(mut parts) = m.heap.objects[id] else { return Ok(s) };
    parts[at] = function;
    Ok(m.heap.new_object(Object::Property(parts)))
}
