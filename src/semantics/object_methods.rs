//! Methods of object, type, property and exceptions.

use super::arguments::attribute_name;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::Object;
use crate::object::value::Value;

/// Classes have a `__setattr__` and a `__delattr__` of their own, past which object's cannot be applied to them (CPython's
/// hackcheck).
fn refuse_classes(m: &mut Machine, receiver: Value, method: &str) -> Res<()> {
    match receiver {
        Value::Type(_) => {
            let name = m.heap.type_name(receiver).to_owned();
            Err(m.type_error(format!("can't apply this {method} to {name} object")))
        }
        _ => Ok(()),
    }
}

/// The methods.
pub const OBJECT: &[NativeDef] = &[
    def("__init__", Call::Keywords(object_init)),
    def(
        "__init_subclass__",
        Call::Keywords(|m, s, a, k| match (a, k, s) {
            ([], [], _) => Ok(Value::None),
            (_, [_, ..], Value::Type(class)) => {
                let name = m.heap.types[class].qualname.clone();
                Err(m.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")))
            }
            _ => {
                let n = a.len();
                Err(m.type_error(format!("object.__init_subclass__() takes no arguments ({n} given)")))
            }
        }),
    ),
    def("__subclasshook__", Call::O(|_, _, _| Ok(Value::NotImplemented))),
    def(
        "__setattr__",
        Call::Slot(2, 2, |m, s, a| {
            refuse_classes(m, s, "__setattr__")?;
            let name = attribute_name(m, a[0])?;
            m.set_attribute_plain(s, name, Some(a[1])).map(|()| Value::None)
        }),
    ),
    def(
        "__delattr__",
        Call::Slot(1, 1, |m, s, a| {
            refuse_classes(m, s, "__delattr__")?;
            let name = attribute_name(m, a[0])?;
            m.set_attribute_plain(s, name, None).map(|()| Value::None)
        }),
    ),
    def(
        "__getattribute__",
        Call::Slot(1, 1, |m, s, a| {
            let name = attribute_name(m, a[0])?;
            let answer = m.get_attribute_plain(s, name);
            if answer.is_err() {
                m.blame_attribute(s, name);
            }
            answer
        }),
    ),
];

fn object_init(m: &mut Machine, s: Value, a: &[Value], k: super::call::Keywords<'_>) -> Res {
    if a.is_empty() && k.is_empty() {
        return Ok(Value::None);
    }
    let class = m.heap.type_of(s);
    let python = |m: &mut Machine, name| match m.heap.type_lookup(class, name) {
        Some(Value::Object(id)) => !matches!(m.heap.objects[id], Object::StaticMethod(Value::Native(_))),
        Some(Value::Native(_)) | None => false,
        Some(_) => true,
    };
    if python(m, names::INIT) {
        let message = "object.__init__() takes exactly one argument (the instance to initialize)";
        return Err(m.type_error(message));
    }
    if !python(m, names::NEW) && m.heap.types[class].layout == Layout::Object {
        let name = m.heap.types[class].name.clone();
        let message = format!("{name}.__init__() takes exactly one argument (the instance to initialize)");
        return Err(m.type_error(message));
    }
    Ok(Value::None)
}

/// `__new__` of a builtin class, which is its receiver.
pub const NEW: &[NativeDef] = &[def("__new__", Call::Keywords(new))];

fn new(m: &mut Machine, s: Value, a: &[Value], k: super::call::Keywords<'_>) -> Res {
    let Value::Type(owner) = s else { return Ok(Value::None) };
    let own = m.heap.types[owner].name.clone();
    let (class, rest) = match *a {
        [Value::Type(class), ref rest @ ..] => (class, rest),
        [other, ..] => {
            let got = m.heap.type_name(other).to_owned();
            return Err(m.type_error(format!("{own}.__new__(X): X is not a type object ({got})")));
        }
        [] => return Err(m.type_error(format!("{own}.__new__(): not enough arguments"))),
    };
    let name = m.heap.types[class].name.clone();
    if !m.heap.is_subtype(class, owner) {
        return Err(m.type_error(format!("{own}.__new__({name}): {name} is not a subtype of {own}")));
    }
    // The builtin class behind it must be made by its own `__new__`.
    let builtin = m.heap.types[class].mro.iter().copied().find(|&t| !m.heap.types[t].is_heap).unwrap_or(owner);
    if let Some(Value::Native(id)) = m.heap.type_lookup(builtin, names::NEW)
        && let Value::Type(maker) = m.heap.natives[id].receiver
        && maker != owner
    {
        let maker = m.heap.types[maker].name.clone();
        return Err(m.type_error(format!("{own}.__new__({name}) is not safe, use {maker}.__new__()")));
    }
    m.make(class, rest, k)
}

/// The methods.
pub const TYPE: &[NativeDef] = &[
    def(
        "__new__",
        Call::Keywords(|m, _, a, k| match *a {
            [Value::Type(types::TYPE), one] if k.is_empty() => Ok(Value::Type(m.heap.type_of(one))),
            [Value::Type(meta), ref rest @ ..] => m.new_class(meta, rest, k),
            [other, ..] => {
                let got = m.heap.type_name(other).to_owned();
                Err(m.type_error(format!("type.__new__(X): X is not a type object ({got})")))
            }
            [] => Err(m.type_error("type.__new__(): not enough arguments")),
        }),
    ),
    def("__init__", Call::Keywords(type_init)),
    def("__prepare__", Call::Keywords(|m, _, _, _| Ok(Value::Dict(m.heap.new_dict())))),
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
            let Value::Type(class) = s else { return Ok(Value::None) };
            match m.linearize(class) {
                Some(mro) => Ok(m.heap.new_list(mro.into_iter().map(Value::Type).collect())),
                None => {
                    let bases = m.heap.types[class].bases.clone();
                    Err(m.inconsistent_bases(&bases))
                }
            }
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
    def("__init__", Call::Keywords(property_init)),
    def(
        "__set_name__",
        Call::Fast(0, usize::MAX, |m, s, a| {
            if a.len() != 2 {
                let message = format!("__set_name__() takes 2 positional arguments but {} were given", a.len());
                return Err(m.type_error(message));
            }
            if let Value::Object(id) = m.heap.payload(s)
                && let Object::Property(parts) = &mut m.heap.objects[id]
            {
                parts[4] = a[1];
            }
            Ok(Value::None)
        }),
    ),
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

fn type_init(m: &mut Machine, _: Value, a: &[Value], k: super::call::Keywords<'_>) -> Res {
    match a.len() {
        1 if !k.is_empty() => Err(m.type_error("type.__init__() takes no keyword arguments")),
        1 | 3 => Ok(Value::None),
        _ => Err(m.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

/// `property.__init__`, also of a property that is there already.
fn property_init(m: &mut Machine, s: Value, a: &[Value], k: super::call::Keywords<'_>) -> Res {
    let Value::Object(id) = m.heap.payload(s) else { return Ok(Value::None) };
    let Value::Object(new) = m.make_builtin(types::PROPERTY, a, k)? else { return Ok(Value::None) };
    if let &Object::Property([getter, setter, deleter, doc, _]) = &m.heap.objects[new]
        && let Object::Property(parts) = &mut m.heap.objects[id]
    {
        // The name that the class gave stays.
        parts[..4].copy_from_slice(&[getter, setter, deleter, doc]);
    }
    copy_doc_of_getter(m, s)?;
    Ok(Value::None)
}

/// An instance of a subclass of property has a documentation of its own, which its class's does not hide.
pub(super) fn copy_doc_of_getter(m: &mut Machine, property: Value) -> Res<()> {
    let Value::Instance(_) = property else { return Ok(()) };
    let Value::Object(id) = m.heap.payload(property) else { return Ok(()) };
    let Object::Property([getter, _, _, own, _]) = m.heap.objects[id] else { return Ok(()) };
    let doc = match (own, getter) {
        (Value::None, Value::None) => Value::None,
        (Value::None, getter) => m.get_attribute(getter, names::DOC)?,
        (own, _) => own,
    };
    let class = m.heap.type_of(property);
    if doc.is_none() || !m.heap.types[class].has_dict {
        return Ok(());
    }
    m.set_attribute(property, names::DOC, Some(doc))
}

/// `classmethod.__init__` and `staticmethod.__init__`.
fn wrapper_init(m: &mut Machine, s: Value, a: &[Value], k: super::call::Keywords<'_>) -> Res {
    let Value::Object(id) = m.heap.payload(s) else { return Ok(Value::None) };
    let class = match m.heap.objects[id] {
        Object::ClassMethod(_) => types::CLASS_METHOD,
        _ => types::STATIC_METHOD,
    };
    if let Value::Object(new) = m.make_builtin(class, a, k)? {
        m.heap.objects[id] = m.heap.objects[new].clone();
    }
    Ok(Value::None)
}

/// The methods of classmethod and staticmethod.
pub const WRAPPERS: &[NativeDef] = &[def("__init__", Call::Keywords(wrapper_init))];

fn property_with(m: &mut Machine, s: Value, at: usize, function: Value) -> Res {
    let Value::Object(id) = m.heap.payload(s) else { return Ok(s) };
    let Object::Property(mut parts) = m.heap.objects[id] else { return Ok(s) };
    parts[at] = function;
    if let Value::Instance(_) = s {
        let class = m.heap.type_of(s);
        // Without a documentation of its own it is to take that of the getter again.
        let made = m.call(Value::Type(class), &parts[..4], &[])?;
        if let Value::Object(id) = m.heap.payload(made)
            && let Object::Property(new) = &mut m.heap.objects[id]
        {
            new[4] = parts[4];
        }
        return Ok(made);
    }
    Ok(m.heap.new_object(Object::Property(parts)))
}
