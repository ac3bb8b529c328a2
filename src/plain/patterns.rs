//! What `match` asks of its subject.

use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::Object;
use crate::object::value::{TypeId, Value};
use crate::semantics::{Machine, Res};

/// Whether a value is a sequence to `match`.
pub fn is_sequence(m: &Machine, value: Value) -> bool {
    match m.heap.payload(value) {
        Value::List(_) | Value::Tuple(_) => true,
        Value::Object(id) => matches!(m.heap.objects[id], Object::Range(..)),
        _ => false,
    }
}

/// Whether a value is a mapping to `match`.
pub fn is_mapping(m: &Machine, value: Value) -> bool {
    match m.heap.payload(value) {
        Value::Dict(_) => true,
        Value::Object(id) => matches!(m.heap.objects[id], Object::MappingProxy(_)),
        _ => false,
    }
}

/// The values of the keys of a mapping pattern, or None; asked with `get`, so that no default is made.
pub fn match_keys(m: &mut Machine, subject: Value, keys: Value) -> Res {
    let keys = m.list_of(keys)?;
    let get = m.heap.intern("get");
    let (get, absent) = (m.get_attribute(subject, get)?, m.heap.new_object(Object::Plain));
    let mut values = Vec::with_capacity(keys.len());
    let seen = m.heap.new_dict();
    for key in keys {
        if m.dict_find(seen, key)?.1.is_some() {
            let key = m.repr(key)?;
            return Err(m.raise(types::VALUE_ERROR, format!("mapping pattern checks duplicate key ({key})")));
        }
        m.dict_set(seen, key, Value::None)?;
        let value = m.call(get, &[key, absent], &[])?;
        if value == absent {
            return Ok(Value::None);
        }
        values.push(value);
    }
    Ok(m.heap.new_tuple(values))
}

/// The names of the positional sub-patterns of a class; `None` where the subject itself is the only one.
fn match_args(m: &mut Machine, class: TypeId) -> Res<Option<Vec<Value>>> {
    match m.get_attribute(Value::Type(class), names::MATCH_ARGS) {
        Ok(Value::Tuple(args)) => Ok(Some(m.heap.tuples[args].to_vec())),
        Ok(other) => {
            let (name, got) = (m.heap.types[class].name.clone(), m.heap.type_name(other).to_owned());
            Err(m.type_error(format!("{name}.__match_args__ must be a tuple (got {got})")))
        }
        Err(raised) => {
            m.catch(types::ATTRIBUTE_ERROR).ok_or(raised)?;
            // The builtin classes whose instances are their own only sub-pattern (`Py_TPFLAGS_MATCH_SELF`).
            let itself = matches!(m.heap.types[class].layout, Layout::Payload(base) if base != types::COMPLEX);
            Ok(if itself { None } else { Some(Vec::new()) })
        }
    }
}

/// The attributes of a class pattern, or None.
pub fn match_class(m: &mut Machine, subject: Value, class: Value, keywords: Value, positional: usize) -> Res {
    let Value::Type(id) = class else { return Err(m.type_error("called match pattern must be a type")) };
    if !m.is_instance(subject, class)? {
        return Ok(Value::None);
    }
    let (mut values, mut seen) = (Vec::new(), Vec::new());
    let mut wanted = Vec::new();
    if positional > 0 {
        let args = match_args(m, id)?;
        let allowed = args.as_ref().map_or(1, Vec::len);
        if allowed < positional {
            let (name, s) = (m.heap.types[id].name.clone(), if allowed == 1 { "" } else { "s" });
            let message = format!("{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)");
            return Err(m.type_error(message));
        }
        match args {
            Some(args) => wanted.extend_from_slice(&args[..positional]),
            None => values.push(subject),
        }
    }
    wanted.extend(m.list_of(keywords)?);
    for name in wanted {
        let Some(name) = m.as_str(name) else {
            let got = m.heap.type_name(name).to_owned();
            return Err(m.type_error(format!("__match_args__ elements must be strings (got {got})")));
        };
        let name = m.heap.intern_id(name);
        if seen.contains(&name) {
            let (class, name) = (m.heap.types[id].name.clone(), m.text_of(name));
            return Err(m.type_error(format!("{class}() got multiple sub-patterns for attribute '{name}'")));
        }
        seen.push(name);
        match m.get_attribute(subject, name) {
            Ok(value) => values.push(value),
            Err(raised) => return m.catch(types::ATTRIBUTE_ERROR).map(|_| Value::None).ok_or(raised),
        }
    }
    Ok(m.heap.new_tuple(values))
}
