//! What `match` asks of its subject.

use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{StrId, TypeId, Value};
use crate::semantics::{Machine, Res};

/// What classes say of their instances under this name, as CPython's `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`: those of
/// `collections.abc`, what derives from them or is registered, and `collections.deque`, which is written in Python here.
const FLAGS: &str = "__abc_tpflags__";
const SEQUENCE: i64 = 1 << 5;
const MAPPING: i64 = 1 << 6;

/// The flags of the class of an instance: those of the first class in its order that has any.
fn flags(m: &mut Machine, value: Value) -> i64 {
    let (class, name) = (m.heap.type_of(value), m.heap.intern(FLAGS));
    let mro = m.heap.types[class].mro.iter();
    let mut found = mro.filter_map(|&class| match class {
        types::LIST | types::TUPLE | types::RANGE => Some(SEQUENCE),
        types::DICT | types::MAPPING_PROXY => Some(MAPPING),
        _ => match m.heap.dict_get_name(m.heap.types[class].dict, name) {
            Some(Value::Int(flags)) => Some(flags),
            _ => None,
        },
    });
    found.next().unwrap_or(0)
}

/// Whether a value is a sequence to `match`.
pub fn is_sequence(m: &mut Machine, value: Value) -> bool {
    match value {
        Value::List(_) | Value::Tuple(_) => true,
        Value::Object(id) => matches!(m.heap.objects[id], Object::Range(..)),
        Value::Instance(_) => flags(m, value) & SEQUENCE != 0,
        _ => false,
    }
}

/// Whether a value is a mapping to `match`.
pub fn is_mapping(m: &mut Machine, value: Value) -> bool {
    match value {
        Value::Dict(_) => true,
        Value::Object(id) => matches!(m.heap.objects[id], Object::MappingProxy(_)),
        Value::Instance(_) => flags(m, value) & MAPPING != 0,
        _ => false,
    }
}

/// The values of the keys of a mapping pattern, or None.
pub fn match_keys(m: &mut Machine, subject: Value, keys: Value) -> Res {
    let (mut values, mut seen) = (Vec::new(), Vec::new());
    // Asked by `get`, so that what makes missing keys up is not asked to.
    let get = m.heap.intern("get");
    let get = m.get_attribute(subject, get)?;
    let missing = m.heap.new_object(Object::Plain);
    for key in m.list_of(keys)? {
        for &other in &seen {
            if m.equal(other, key)? {
                let text = m.repr(key)?;
                let message = format!("mapping pattern checks duplicate key ({text})");
                return Err(m.raise(types::VALUE_ERROR, message));
            }
        }
        seen.push(key);
        let value = m.call(get, &[key, missing], &[])?;
        if value == missing {
            return Ok(Value::None);
        }
        values.push(value);
    }
    Ok(m.heap.new_tuple(values))
}

/// The attributes of a class pattern, or None.
pub fn match_class(m: &mut Machine, subject: Value, class: Value, keywords: Value, positional: usize) -> Res {
    let Value::Type(id) = class else { return Err(m.type_error("called match pattern must be a type")) };
    if !m.is_instance(subject, class)? {
        return Ok(Value::None);
    }
    let name = m.heap.types[id].name.clone();
    let (mut values, mut seen) = (Vec::new(), Vec::new());
    if positional > 0 {
        let args = match m.get_attribute(class, names::MATCH_ARGS) {
            Ok(Value::Tuple(args)) => Some(m.heap.tuples[args].to_vec()),
            Ok(other) => {
                let got = m.heap.type_name(other).to_owned();
                return Err(m.type_error(format!("{name}.__match_args__ must be a tuple (got {got})")));
            }
            Err(raised) => match m.catch(types::ATTRIBUTE_ERROR) {
                Some(_) => None,
                None => return Err(raised),
            },
        };
        // The builtin classes whose instances are their own first sub-pattern.
        let whole = args.is_none() && m.heap.types[id].mro.iter().any(|t| MATCH_SELF.contains(t));
        let args = args.unwrap_or_default();
        let allowed = if whole { 1 } else { args.len() };
        if allowed < positional {
            let s = if allowed == 1 { "" } else { "s" };
            let message = format!("{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)");
            return Err(m.type_error(message));
        }
        if whole {
            values.push(subject);
        } else {
            for &attribute in &args[..positional] {
                if m.as_str(attribute).is_none() {
                    let got = m.heap.type_name(attribute).to_owned();
                    return Err(m.type_error(format!("__match_args__ elements must be strings (got {got})")));
                }
                match sub_pattern(m, subject, &name, attribute, &mut seen)? {
                    Some(value) => values.push(value),
                    None => return Ok(Value::None),
                }
            }
        }
    }
    for attribute in m.list_of(keywords)? {
        match sub_pattern(m, subject, &name, attribute, &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(Value::None),
        }
    }
    Ok(m.heap.new_tuple(values))
}

const MATCH_SELF: &[TypeId] = &[
    types::BOOL,
    types::BYTEARRAY,
    types::BYTES,
    types::DICT,
    types::FLOAT,
    types::FROZENSET,
    types::INT,
    types::LIST,
    types::SET,
    types::STR,
    types::TUPLE,
];

/// One attribute of a class pattern; `None` where the subject has it not.
fn sub_pattern(
    m: &mut Machine,
    subject: Value,
    class: &str,
    attribute: Value,
    seen: &mut Vec<StrId>,
) -> Res<Option<Value>> {
    let Some(name) = m.as_str(attribute) else { return Ok(None) };
    let name = m.heap.intern_id(name);
    if seen.contains(&name) {
        let text = m.repr(attribute)?;
        return Err(m.type_error(format!("{class}() got multiple sub-patterns for attribute {text}")));
    }
    seen.push(name);
    match m.get_attribute(subject, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => m.catch(types::ATTRIBUTE_ERROR).map(|_| None).ok_or(raised),
    }
}
