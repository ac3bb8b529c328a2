//! `__reduce__` and `__setstate__` of builtin iterators: how another one like this is made.

use super::arguments::size;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::kinds::{Iter, Object};
use crate::object::pure::int::Integer;
use crate::object::value::{ObjectId, Value};

/// `__reduce__`, which all of them have.
pub const REDUCE: NativeDef = def("__reduce__", Call::NoArgs(reduce));

/// `__setstate__` of those that count an index.
pub const SET_STATE: NativeDef = def("__setstate__", Call::O(set_state));

impl Machine {
    fn builtin_named(&mut self, name: &str) -> Value {
        let name = self.heap.intern(name);
        self.heap.dict_get_name(self.builtins, name).unwrap_or(Value::None)
    }

    fn iterator_id(&self, iterator: Value) -> Option<ObjectId> {
        match self.heap.payload(iterator) {
            Value::Object(id) if matches!(self.heap.objects[id], Object::Iter(_)) => Some(id),
            _ => None,
        }
    }

    /// `(iter, (sequence,), index)`, or without an index where it counts none.
    fn made_by(&mut self, function: &str, sequence: Value, index: Option<i64>) -> Value {
        let function = self.builtin_named(function);
        let arguments = self.heap.new_tuple(vec![sequence]);
        let mut parts = vec![function, arguments];
        parts.extend(index.map(Value::Int));
        self.heap.new_tuple(parts)
    }
}

fn reduce(m: &mut Machine, s: Value) -> Res {
    let Some(id) = m.iterator_id(s) else { return Ok(Value::None) };
    let Object::Iter(iter) = &m.heap.objects[id] else { return Ok(Value::None) };
    let class = Value::Type(m.heap.type_of(s));
    let arguments = match (**iter).clone() {
        Iter::List(Some(list), at) => return Ok(m.made_by("iter", Value::List(list), Some(at as i64))),
        Iter::List(None, _) => {
            let empty = m.heap.new_list(Vec::new());
            return Ok(m.made_by("iter", empty, None));
        }
        Iter::Tuple(sequence, at) | Iter::Bytes(sequence, at) => {
            let done = m.length(sequence)? <= at;
            let empty = m.heap.new_tuple(Vec::new());
            return Ok(if done {
                m.made_by("iter", empty, None)
            } else {
                m.made_by("iter", sequence, Some(at as i64))
            });
        }
        Iter::Str(text, at, _) => {
            let whole = m.heap.str(text);
            if at >= whole.len() {
                let empty = m.heap.text("");
                return Ok(m.made_by("iter", empty, None));
            }
            let passed = whole.get(..at).map_or(0, |passed| passed.chars().count());
            return Ok(m.made_by("iter", Value::Str(text), Some(passed as i64)));
        }
        Iter::Sequence(sequence, at) if at >= 0 => return Ok(m.made_by("iter", sequence, Some(at))),
        Iter::Sequence(..) => {
            let empty = m.heap.new_tuple(Vec::new());
            return Ok(m.made_by("iter", empty, None));
        }
        // What it has passed is not known any more: the range begins where it stands.
        Iter::Range(next, step, left) => {
            let stop = Integer::from(i128::from(next) + i128::from(step) * i128::from(left));
            let range = m.heap.new_object(Object::Range(next.into(), stop, step.into()));
            return Ok(m.made_by("iter", range, Some(0)));
        }
        Iter::BigRange(next, stop, step) => {
            let range = m.heap.new_object(Object::Range(next, stop, step));
            return Ok(m.made_by("iter", range, Some(0)));
        }
        // A list of what is left, taken from an iterator like this one.
        rest @ (Iter::Set(..) | Iter::Dict(..) | Iter::DictReversed(..)) => {
            let other = m.heap.new_object(Object::Iter(Box::new(rest)));
            let items = m.drain(other)?;
            let list = m.heap.new_list(items);
            return Ok(m.made_by("iter", list, None));
        }
        Iter::Reversed(sequence, at) if at >= 0 => {
            let arguments = m.heap.new_tuple(vec![sequence]);
            return Ok(m.heap.new_tuple(vec![Value::Type(types::REVERSED), arguments, Value::Int(at)]));
        }
        Iter::Reversed(sequence, _) => {
            let list = matches!(m.heap.payload(sequence), Value::List(_));
            if list {
                let empty = m.heap.new_list(Vec::new());
                return Ok(m.made_by("iter", empty, None));
            }
            vec![m.heap.new_tuple(Vec::new())]
        }
        Iter::Callable(_, sentinel) if sentinel.is_null() => {
            let empty = m.heap.new_tuple(Vec::new());
            return Ok(m.made_by("iter", empty, None));
        }
        Iter::Callable(function, sentinel) => {
            let iter = m.builtin_named("iter");
            let arguments = m.heap.new_tuple(vec![function, sentinel]);
            return Ok(m.heap.new_tuple(vec![iter, arguments]));
        }
        Iter::Enumerate(iterator, count) => vec![iterator, m.int(count)],
        Iter::Zip(iterators, strict) => {
            let arguments = m.heap.new_tuple(iterators);
            let mut parts = vec![class, arguments];
            parts.extend(strict.then_some(Value::True));
            return Ok(m.heap.new_tuple(parts));
        }
        Iter::Map(function, iterators) => [vec![function], iterators].concat(),
        Iter::Filter(function, iterator) => vec![function, iterator],
    };
    let arguments = m.heap.new_tuple(arguments);
    Ok(m.heap.new_tuple(vec![class, arguments]))
}

fn set_state(m: &mut Machine, s: Value, state: Value) -> Res {
    let Some(id) = m.iterator_id(s) else { return Ok(Value::None) };
    if let Object::Iter(iter) = &mut m.heap.objects[id]
        && let Iter::Zip(_, strict) = &mut **iter
    {
        let is = matches!(state, Value::True) || matches!(state, Value::Int(n) if n != 0);
        *strict = is;
        return Ok(Value::None);
    }
    if m.as_int(state).is_none() {
        return Err(m.type_error("an integer is required"));
    }
    let at = size(m, state)?;
    let Object::Iter(iter) = &m.heap.objects[id] else { return Ok(Value::None) };
    let within = |length: usize| at.clamp(0, length as i64) as usize;
    let set = match (**iter).clone() {
        Iter::List(Some(list), _) => Iter::List(Some(list), within(m.heap.lists[list].len())),
        Iter::Tuple(sequence, _) => Iter::Tuple(sequence, within(m.length(sequence)?)),
        Iter::Bytes(sequence, _) => Iter::Bytes(sequence, within(m.length(sequence)?)),
        Iter::Str(text, old, exact) => {
            let whole = m.heap.str(text);
            // One that is done stays so.
            let byte = whole.char_indices().nth(at.max(0) as usize).map_or(whole.len(), |(byte, _)| byte);
            Iter::Str(text, if old >= whole.len() { old } else { byte }, exact)
        }
        Iter::Sequence(sequence, old) => Iter::Sequence(sequence, if old < 0 { old } else { at.max(0) }),
        Iter::Reversed(sequence, old) => {
            let length = m.length(sequence)? as i64;
            Iter::Reversed(sequence, if old < 0 { old } else { at.clamp(-1, length - 1) })
        }
        Iter::Range(next, step, left) => {
            let passed = (at.max(0) as u64).min(left);
            Iter::Range(next.wrapping_add(step.wrapping_mul(passed as i64)), step, left - passed)
        }
        other => other,
    };
    m.heap.objects[id] = Object::Iter(Box::new(set));
    Ok(Value::None)
}
