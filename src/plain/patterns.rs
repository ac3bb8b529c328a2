//! What `match` asks of its subject.

use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::Value;
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

/// The values of the keys of a mapping pattern, or None.
pub fn match_keys(m: &mut Machine, subject: Value, keys: Value) -> Res {
    let mut values = Vec::new();
    for key in m.list_of(keys)? {
        match m.subscript(subject, key) {
            Ok(value) => values.push(value),
            Err(raised) => return m.catch(types::KEY_ERROR).map(|_| Value::None).ok_or(raised),
        }
    }
    Ok(m.heap.new_tuple(values))
}

/// The attributes of a class pattern, or None.
pub fn match_class(m: &mut Machine, subject: Value, class: Value, keywords: Value, positional: usize) -> Res {
    let Value::Type(id) = class else { return Err(m.type_error("called match pattern must be a class")) };
    if !m.is_instance(subject, class)? {
        return Ok(Value::None);
    }
    let mut values = Vec::new();
    if positional > 0 {
        match m.heap.type_lookup(id, names::MATCH_ARGS) {
            Some(Value::Tuple(args)) => {
                let args = m.heap.tuples[args].to_vec();
                if args.len() < positional {
                    let (name, n) = (m.heap.types[id].name.clone(), args.len());
                    let s = if n == 1 { "" } else { "s" };
                    return Err(
                        m.type_error(format!("{name}() accepts {n} positional sub-pattern{s} ({positional} given)"))
                    );
                }
                for &name in &args[..positional] {
                    let Some(name) = m.as_str(name) else {
                        return Err(m.type_error("__match_args__ elements must be strings"));
                    };
                    let name = m.heap.intern_id(name);
                    match m.get_attribute(subject, name) {
                        Ok(value) => values.push(value),
                        Err(raised) => return m.catch(types::ATTRIBUTE_ERROR).map(|_| Value::None).ok_or(raised),
                    }
                }
            }
            // The builtin classes whose instances are their own first sub-pattern.
            _ if m.heap.payload(subject) != subject || !matches!(subject, Value::Instance(_)) => {
                values.push(subject);
            }
            _ => {
                let name = m.heap.types[id].name.clone();
                return Err(m.type_error(format!("{name}() accepts 0 positional sub-patterns ({positional} given)")));
            }
        }
    }
    for name in m.list_of(keywords)? {
        let Some(name) = m.as_str(name) else { continue };
        let name = m.heap.intern_id(name);
        match m.get_attribute(subject, name) {
            Ok(value) => values.push(value),
            Err(raised) => return m.catch(types::ATTRIBUTE_ERROR).map(|_| Value::None).ok_or(raised),
        }
    }
    Ok(m.heap.new_tuple(values))
}
