//! Methods of range and slice.

use super::arguments::whole;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::kinds::{Iter, Object};
use crate::object::pure::int::Integer;
use crate::object::value::Value;

/// Methods of range.
pub const RANGE: &[NativeDef] =
    &[def("index", Call::O(index)), def("count", Call::O(count)), def("__reversed__", Call::NoArgs(reversed))];

/// Methods of slice.
pub const SLICE: &[NativeDef] = &[def("indices", Call::O(indices))];

/// Start, stop and step.
type Parts = (Integer, Integer, Integer);

fn parts(m: &Machine, s: Value) -> Option<Parts> {
    match m.heap.payload(s) {
        Value::Object(id) => match &m.heap.objects[id] {
            Object::Range(a, b, c) => Some((a.clone(), b.clone(), c.clone())),
            _ => None,
        },
        _ => None,
    }
}

/// How many items a range has.
fn length((start, stop, step): &Parts) -> Integer {
    let (low, high, step) = if step.is_negative() { (stop, start, step.neg()) } else { (start, stop, step.clone()) };
    let span = high.sub(low);
    if span.is_negative() || span.is_zero() {
        return Integer::ZERO;
    }
    // The step is positive here: the division cannot fail.
    span.sub(&Integer::ONE).floor_div(&step).unwrap_or(Integer::ZERO).add(&Integer::ONE)
}

/// The position of an int in a range.
fn position((start, stop, step): &Parts, n: &Integer) -> Option<Integer> {
    let inside = if step.is_negative() { n <= start && n > stop } else { n >= start && n < stop };
    let (quotient, rest) = n.sub(start).divmod(step).ok()?;
    (inside && rest.is_zero()).then_some(quotient)
}

/// The position of an equal item.
fn find(m: &mut Machine, s: Value, v: Value) -> Res<Option<Integer>> {
    let Some(range) = parts(m, s) else { return Ok(None) };
    if let (Some(n), false) = (m.as_int(v), matches!(v, Value::Instance(_))) {
        return Ok(position(&range, &n));
    }
    // What is no int is compared with every item.
    let (mut at, items) = (Integer::ZERO, m.iterate(s)?);
    while let Some(item) = m.next(items)? {
        if m.equal(item, v)? {
            return Ok(Some(at));
        }
        at = at.add(&Integer::ONE);
    }
    Ok(None)
}

fn index(m: &mut Machine, s: Value, v: Value) -> Res {
    match find(m, s, v)? {
        Some(at) => Ok(m.int(at)),
        None if m.as_int(v).is_some() => {
            let text = m.repr(v)?;
            Err(m.raise(types::VALUE_ERROR, format!("{text} is not in range")))
        }
        None => Err(m.raise(types::VALUE_ERROR, "sequence.index(x): x not in sequence")),
    }
}

fn count(m: &mut Machine, s: Value, v: Value) -> Res {
    if m.as_int(v).is_none() || matches!(v, Value::Instance(_)) {
        // What is no int may equal any number of them.
        let mut count = 0;
        for item in m.list_of(s)? {
            count += i64::from(m.equal(item, v)?);
        }
        return Ok(Value::Int(count));
    }
    Ok(Value::Int(i64::from(find(m, s, v)?.is_some())))
}

fn reversed(m: &mut Machine, s: Value) -> Res {
    let Some(range) = parts(m, s) else { return Ok(Value::None) };
    let n = length(&range);
    let (start, _, step) = range;
    let offset = n.sub(&Integer::ONE).mul(&step);
    let last = start.add(&m.lift(offset)?);
    let (before, step) = (start.sub(&step), step.neg());
    let iter = match (last.to_i64(), step.to_i64(), n.to_i64()) {
        (Some(last), Some(step), Some(n)) if before.to_i64().is_some() => Iter::Range(last, step, n as u64),
        _ => Iter::BigRange(last, before, step),
    };
    Ok(m.heap.new_object(Object::Iter(Box::new(iter))))
}

/// `slice.indices(length)`
fn indices(m: &mut Machine, s: Value, v: Value) -> Res {
    let length = whole(m, v)?;
    if length.is_negative() {
        return Err(m.raise(types::VALUE_ERROR, "length should not be negative"));
    }
    let Value::Object(id) = s else { return Ok(Value::None) };
    let Object::Slice(start, stop, step) = m.heap.objects[id] else { return Ok(Value::None) };
    let (start, stop, step) = m.slice_indices(start, stop, step, &length)?;
    let items = [start, stop, step].map(|n| m.int(n)).to_vec();
    Ok(m.heap.new_tuple(items))
}

impl Machine {
    /// Start, stop and step of a slice over so many items, of any size.
    fn slice_indices(&mut self, start: Value, stop: Value, step: Value, length: &Integer) -> Res<Parts> {
        let mut part = |v: Value| -> Res<Option<Integer>> {
            if v.is_none() {
                return Ok(None);
            }
            match self.index(v)? {
                Some(n) => Ok(Some(n)),
                None => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
            }
        };
        let (step, start, stop) = (part(step)?.unwrap_or(Integer::ONE), part(start)?, part(stop)?);
        if step.is_zero() {
            return Err(self.raise(types::VALUE_ERROR, "slice step cannot be zero"));
        }
        let one = Integer::ONE;
        let (low, high) =
            if step.is_negative() { (one.neg(), length.sub(&one)) } else { (Integer::ZERO, length.clone()) };
        let clip = |n: Integer| {
            let n = if n.is_negative() { n.add(length) } else { n };
            n.clamp(low.clone(), high.clone())
        };
        let (first, last) = if step.is_negative() { (high.clone(), low.clone()) } else { (low.clone(), high.clone()) };
        Ok((start.map_or(first, clip), stop.map_or(last, clip), step))
    }

    /// `range[key]`
    pub(super) fn range_item(&mut self, range: Value, key: Value) -> Res {
        if let Value::Object(id) = key
            && let Object::Slice(..) = self.heap.objects[id]
        {
            return self.slice_range(range, key);
        }
        let Some(index) = self.index(key)? else {
            let name = self.heap.type_name(key).to_owned();
            return Err(self.type_error(format!("range indices must be integers or slices, not {name}")));
        };
        let Some(all) = parts(self, range) else { return Ok(Value::None) };
        let n = length(&all);
        let index = if index.is_negative() { index.add(&n) } else { index };
        if index.is_negative() || index >= n {
            return Err(self.raise(types::INDEX_ERROR, "range object index out of range"));
        }
        let offset = index.mul(&all.2);
        let item = all.0.add(&self.lift(offset)?);
        Ok(self.int(item))
    }

    /// A slice of a range, itself a range.
    fn slice_range(&mut self, range: Value, key: Value) -> Res {
        let (Some((start, stop, step)), Value::Object(id)) = (parts(self, range), key) else {
            return Ok(Value::None);
        };
        let Object::Slice(a, b, c) = self.heap.objects[id] else { return Ok(Value::None) };
        let n = length(&(start.clone(), stop, step.clone()));
        let (a, b, c) = self.slice_indices(a, b, c, &n)?;
        let (first, last) = (a.mul(&step), b.mul(&step));
        let (first, last, new_step) = (self.lift(first)?, self.lift(last)?, c.mul(&step));
        let new_step = self.lift(new_step)?;
        Ok(self.heap.new_object(Object::Range(start.add(&first), start.add(&last), new_step)))
    }

    /// How many items a range has.
    pub(super) fn range_length(&self, range: Value) -> Option<Integer> {
        parts(self, range).map(|p| length(&p))
    }

    /// The position of an item in a range.
    pub(super) fn range_find(&mut self, range: Value, v: Value) -> Res<Option<Integer>> {
        find(self, range, v)
    }

    /// `start`, `stop` and `step` of a range.
    pub(super) fn range_field(&mut self, range: Value, name: &str) -> Option<Value> {
        let (start, stop, step) = parts(self, range)?;
        match name {
            "start" => Some(self.int(start)),
            "stop" => Some(self.int(stop)),
            "step" => Some(self.int(step)),
            _ => None,
        }
    }
}
