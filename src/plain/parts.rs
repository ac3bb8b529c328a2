//! What the meanings of several base instructions have in common: names, jumps, calls and unpacking.

use super::{Flow, Step};
use crate::object::builtin::{names, types};
use crate::object::value::{StrId, Value};
use crate::semantics::{Machine, Raised, Res};

/// Pushes an answer.
pub fn push(m: &mut Machine, answer: Res) -> Step {
    let value = answer?;
    m.push(value);
    Ok(Flow::Next)
}

/// Jumps by so many units where the jump is taken; backwards, budgets and collection have their turn.
pub fn jump(m: &mut Machine, taken: bool, forward: bool, distance: u32) -> Res<()> {
    if taken {
        let pc = m.frame.pc;
        m.frame.pc = if forward { pc + distance as usize } else { pc.saturating_sub(distance as usize) };
        if !forward {
            m.breathe()?;
        }
    }
    Ok(())
}

/// The error of a local or free variable without a value.
pub fn unbound(m: &mut Machine, index: u32) -> Raised {
    let code = m.heap.codes[m.frame.code].code.clone();
    let name = code.as_ref().map_or("", |c| &c.locals[index as usize].name);
    let free = code.as_ref().is_some_and(|c| c.locals[index as usize].kind.free);
    if free {
        let message =
            format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        let name = m.heap.intern(name);
        return m.name_error(&message, name);
    }
    let message = format!("cannot access local variable '{name}' where it is not associated with a value");
    m.raise(types::UNBOUND_LOCAL_ERROR, message)
}

/// The value of a name in the namespace of the running module or class body.
pub(super) fn named(m: &mut Machine, name: StrId) -> Res<Option<Value>> {
    match m.frame.namespace {
        Value::Dict(namespace) => Ok(m.heap.dict_get_name(namespace, name)),
        other => m.name_in_mapping(other, name),
    }
}

/// Sets a name there.
pub(super) fn set_named(m: &mut Machine, name: StrId, value: Value) -> Res<()> {
    match m.frame.namespace {
        Value::Dict(namespace) => {
            m.heap.dict_set_name(namespace, name, value);
            Ok(())
        }
        other => m.set_name_in_mapping(other, name, value),
    }
}

/// The error of a name that no namespace holds.
pub fn undefined(m: &mut Machine, name: StrId) -> Raised {
    if m.frame.builtins != m.builtins
        && let Some(builtins) = m.heap.dict_get_name(m.frame.globals, names::BUILTINS)
        && !matches!(m.heap.payload(builtins), Value::Dict(_))
        && m.heap.type_of(builtins) != types::MODULE
    {
        let class = m.heap.type_name(builtins).to_owned();
        return m.type_error(format!("'{class}' object is not subscriptable"));
    }
    let text = m.text_of(name);
    m.name_error(&format!("name '{text}' is not defined"), name)
}

/// A local of the running frame.
pub fn local(m: &mut Machine, index: u32) -> &mut Value {
    let at = m.frame.base + index as usize;
    &mut m.stack[at]
}

/// The cell that a local of the running frame holds.
pub fn cell(m: &mut Machine, index: u32) -> Option<crate::object::value::CellId> {
    match *local(m, index) {
        Value::Cell(cell) => Some(cell),
        _ => None,
    }
}

/// A name as LOAD_GLOBAL finds it: the globals, then the builtins.
pub fn global(m: &mut Machine, name: StrId) -> Res {
    if let Some(value) = m.heap.dict_get_name(m.frame.globals, name) {
        return Ok(value);
    }
    match m.heap.dict_get_name(m.frame.builtins, name) {
        Some(value) => Ok(value),
        None => Err(undefined(m, name)),
    }
}

/// Leaves the frame; its value goes to the caller, or out.
pub fn return_value(m: &mut Machine, value: Value) -> Step {
    if m.leave() {
        return Ok(Flow::Exit(value));
    }
    m.push(value);
    Ok(Flow::Next)
}

/// Calls what lies below `count` arguments (LOAD_METHOD's or PUSH_NULL's layout); the base operation of CALL.
pub fn call(m: &mut Machine, count: usize) -> Step {
    let kw_names = std::mem::take(&mut m.kw_names);
    // A method lies below its receiver, the first argument; NULL lies below anything else that is called.
    let bound = !m.peek(count + 2).is_null();
    let mut args = m.pop_many(if bound { count + 1 } else { count });
    let callable = m.pop();
    if !bound {
        m.pop();
    }
    let mut keywords: Vec<(StrId, Value)> = Vec::new();
    if let Value::Tuple(names) = kw_names {
        let names = m.heap.tuples[names].to_vec();
        let first = args.len() - names.len();
        for (name, value) in names.into_iter().zip(args.drain(first..)) {
            if let Value::Str(name) = name {
                keywords.push((m.heap.intern_id(name), value));
            }
        }
    }
    enter_or_call(m, callable, &args, &keywords)
}

/// A frame of its own for a function and a method of one, a call for anything else.
pub fn enter_or_call(m: &mut Machine, callable: Value, args: &[Value], keywords: &[(StrId, Value)]) -> Step {
    match callable {
        Value::Function(function) => m.push_call(function, args, keywords, false).map(|()| Flow::Next),
        Value::Method(id) if matches!(m.heap.methods[id].function, Value::Function(_)) => {
            let method = m.heap.methods[id];
            let mut all: smallvec::SmallVec<[Value; 8]> = smallvec::smallvec![method.receiver];
            all.extend_from_slice(args);
            enter_or_call(m, method.function, &all, keywords)
        }
        _ => {
            let answer = m.call(callable, args, keywords);
            push(m, answer)
        }
    }
}

/// The base operation of UNPACK_SEQUENCE and UNPACK_EX. Without a star, no more than one item too many is asked for.
pub fn unpack(m: &mut Machine, value: Value, before: usize, after: Option<usize>) -> Res<()> {
    let iterator = match m.iterate(value) {
        Ok(iterator) => iterator,
        Err(raised) => {
            let class = m.heap.type_of(value);
            let can_iterate = [names::ITER, names::GETITEM].iter().any(|&n| m.heap.type_lookup(class, n).is_some());
            if can_iterate || m.catch(types::TYPE_ERROR).is_none() {
                return Err(raised);
            }
            let name = m.heap.type_name(value).to_owned();
            return Err(m.type_error(format!("cannot unpack non-iterable {name} object")));
        }
    };
    let mut items = Vec::with_capacity(before.min(64));
    while items.len() < before {
        let Some(item) = m.next(iterator)? else {
            let (word, least) = match after {
                Some(after) => ("at least ", before + after),
                None => ("", before),
            };
            let message = format!("not enough values to unpack (expected {word}{least}, got {})", items.len());
            return Err(m.raise(types::VALUE_ERROR, message));
        };
        items.push(item);
    }
    let Some(after) = after else {
        if m.next(iterator)?.is_some() {
            let message = format!("too many values to unpack (expected {before})");
            return Err(m.raise(types::VALUE_ERROR, message));
        }
        items.into_iter().rev().for_each(|v| m.push(v));
        return Ok(());
    };
    m.ask_length(iterator)?;
    let mut rest = m.drain(iterator)?;
    if rest.len() < after {
        let (least, got) = (before + after, before + rest.len());
        let message = format!("not enough values to unpack (expected at least {least}, got {got})");
        return Err(m.raise(types::VALUE_ERROR, message));
    }
    let last = rest.split_off(rest.len() - after);
    last.into_iter().rev().for_each(|v| m.push(v));
    let middle = m.heap.new_list(rest);
    m.push(middle);
    items.into_iter().rev().for_each(|v| m.push(v));
    Ok(())
}
