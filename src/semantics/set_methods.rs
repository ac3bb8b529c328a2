//! Methods of set and frozenset.

use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::bytecode::BinaryOp;
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::set_table::SetTable;
use crate::object::value::{ObjectId, Value};

/// Methods of set.
pub const SET: &[NativeDef] = &[
    def("__init__", Call::Keywords(init)),
    def("add", Call::O(|m, s, v| m.set_add(s, v).map(|()| Value::None))),
    def("discard", Call::O(|m, s, v| remove(m, s, v).map(|_| Value::None))),
    def(
        "remove",
        Call::O(
            |m, s, v| {
                if remove(m, s, v)? { Ok(Value::None) } else { Err(m.raise_with(types::KEY_ERROR, vec![v])) }
            },
        ),
    ),
    def("update", Call::VarArgs(0, usize::MAX, |m, s, a| change(m, s, a, BinaryOp::NB_OR))),
    def("intersection_update", Call::VarArgs(0, usize::MAX, |m, s, a| change(m, s, a, BinaryOp::NB_AND))),
    def("difference_update", Call::VarArgs(0, usize::MAX, |m, s, a| change(m, s, a, BinaryOp::NB_SUBTRACT))),
    def("symmetric_difference_update", Call::O(|m, s, v| change(m, s, &[v], BinaryOp::NB_XOR))),
    def(
        "clear",
        Call::NoArgs(|m, s| {
            if let Some(id) = set_id(m, s)
                && let Object::Set(table, _) = &mut m.heap.objects[id]
            {
                table.clear();
            }
            Ok(Value::None)
        }),
    ),
    def("pop", Call::NoArgs(pop)),
    def("copy", Call::NoArgs(copy)),
    def("union", Call::VarArgs(0, usize::MAX, |m, s, a| combine(m, s, a, BinaryOp::NB_OR))),
    def("intersection", Call::VarArgs(0, usize::MAX, |m, s, a| combine(m, s, a, BinaryOp::NB_AND))),
    def("difference", Call::VarArgs(0, usize::MAX, |m, s, a| combine(m, s, a, BinaryOp::NB_SUBTRACT))),
    def("symmetric_difference", Call::O(|m, s, v| combine(m, s, &[v], BinaryOp::NB_XOR))),
    def("isdisjoint", Call::O(is_disjoint)),
    def("issubset", Call::O(is_subset)),
    def("issuperset", Call::O(is_superset)),
];

/// Methods of frozenset.
pub const FROZENSET: &[NativeDef] = &[
    def("copy", Call::NoArgs(copy)),
    def("union", Call::VarArgs(0, usize::MAX, |m, s, a| combine(m, s, a, BinaryOp::NB_OR))),
    def("intersection", Call::VarArgs(0, usize::MAX, |m, s, a| combine(m, s, a, BinaryOp::NB_AND))),
    def("difference", Call::VarArgs(0, usize::MAX, |m, s, a| combine(m, s, a, BinaryOp::NB_SUBTRACT))),
    def("symmetric_difference", Call::O(|m, s, v| combine(m, s, &[v], BinaryOp::NB_XOR))),
    def("isdisjoint", Call::O(is_disjoint)),
    def("issubset", Call::O(is_subset)),
    def("issuperset", Call::O(is_superset)),
];

fn set_id(m: &Machine, s: Value) -> Option<ObjectId> {
    match m.heap.payload(s) {
        Value::Object(id) if matches!(m.heap.objects[id], Object::Set(..)) => Some(id),
        _ => None,
    }
}

fn table(m: &Machine, s: Value) -> SetTable<Value> {
    match set_id(m, s).map(|id| &m.heap.objects[id]) {
        Some(Object::Set(table, _)) => table.clone(),
        _ => SetTable::new(),
    }
}

/// The table of any iterable.
fn table_of(m: &mut Machine, v: Value) -> Res<SetTable<Value>> {
    if set_id(m, v).is_some() {
        return Ok(table(m, v));
    }
    let set = m.heap.new_object(Object::Set(SetTable::new(), false));
    let items = m.iterate(v)?;
    while let Some(item) = m.next(items)? {
        m.set_add(set, item)?;
    }
    Ok(table(m, set))
}

fn init(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    super::arguments::no_keywords(m, "set", k)?;
    if a.len() > 1 {
        return Err(m.type_error(format!("set expected at most 1 argument, got {}", a.len())));
    }
    let new = match a.first() {
        Some(&v) => table_of(m, v)?,
        None => SetTable::new(),
    };
    put(m, s, new);
    Ok(Value::None)
}

fn put(m: &mut Machine, s: Value, new: SetTable<Value>) {
    if let Some(id) = set_id(m, s)
        && let Object::Set(table, _) = &mut m.heap.objects[id]
    {
        *table = new;
    }
}

fn apply(m: &mut Machine, op: BinaryOp, x: SetTable<Value>, y: &SetTable<Value>) -> Res<SetTable<Value>> {
    let mut equal = |p: Value, q: Value| m.equal(p, q);
    match op {
        BinaryOp::NB_AND => x.intersection(y, &mut equal),
        BinaryOp::NB_SUBTRACT => x.difference(y, &mut equal),
        BinaryOp::NB_XOR => x.symmetric_difference(y, &mut equal),
        _ => {
            let mut union = x;
            union.merge(y, &mut equal)?;
            Ok(union)
        }
    }
}

fn combined(m: &mut Machine, s: Value, a: &[Value], op: BinaryOp) -> Res<SetTable<Value>> {
    let mut result = table(m, s).copied();
    for &other in a {
        let other = table_of(m, other)?;
        result = apply(m, op, result, &other)?;
    }
    Ok(result)
}

fn combine(m: &mut Machine, s: Value, a: &[Value], op: BinaryOp) -> Res {
    let frozen = m.heap.type_of(m.heap.payload(s)) == types::FROZENSET;
    let result = combined(m, s, a, op)?;
    Ok(m.heap.new_object(Object::Set(result, frozen)))
}

fn change(m: &mut Machine, s: Value, a: &[Value], op: BinaryOp) -> Res {
    if op == BinaryOp::NB_OR {
        // In place, item by item: what an iterator yields before it fails stays.
        for &other in a {
            let items = m.iterate(other)?;
            while let Some(item) = m.next(items)? {
                m.set_add(s, item)?;
            }
        }
        return Ok(Value::None);
    }
    let result = combined(m, s, a, op)?;
    put(m, s, result);
    Ok(Value::None)
}

fn copy(m: &mut Machine, s: Value) -> Res {
    let frozen = m.heap.type_of(m.heap.payload(s)) == types::FROZENSET;
    if frozen && matches!(s, Value::Object(_)) {
        return Ok(s);
    }
    let copied = table(m, s).copied();
    Ok(m.heap.new_object(Object::Set(copied, frozen)))
}

fn pop(m: &mut Machine, s: Value) -> Res {
    let popped = match set_id(m, s).map(|id| &mut m.heap.objects[id]) {
        Some(Object::Set(table, _)) => table.pop(),
        _ => None,
    };
    match popped {
        Some((_, item)) => Ok(item),
        None => Err(m.raise(types::KEY_ERROR, "pop from an empty set")),
    }
}

fn is_disjoint(m: &mut Machine, s: Value, v: Value) -> Res {
    let (x, y) = (table(m, s), table_of(m, v)?);
    let mut equal = |p: Value, q: Value| m.equal(p, q);
    x.is_disjoint(&y, &mut equal).map(Value::bool)
}

fn is_subset(m: &mut Machine, s: Value, v: Value) -> Res {
    let (x, y) = (table(m, s), table_of(m, v)?);
    let mut equal = |p: Value, q: Value| m.equal(p, q);
    x.is_subset(&y, &mut equal).map(Value::bool)
}

fn is_superset(m: &mut Machine, s: Value, v: Value) -> Res {
    let (x, y) = (table(m, s), table_of(m, v)?);
    let mut equal = |p: Value, q: Value| m.equal(p, q);
    y.is_subset(&x, &mut equal).map(Value::bool)
}

fn remove(m: &mut Machine, s: Value, v: Value) -> Res<bool> {
    let v = m.set_needle(v)?;
    let hash = m.hash(v)?;
    let Some(id) = set_id(m, s) else { return Ok(false) };
    let Object::Set(table, _) = &mut m.heap.objects[id] else { return Ok(false) };
    let mut table = std::mem::take(table);
    let removed = table.remove(hash, |w| m.equal(w, v));
    if let Object::Set(place, _) = &mut m.heap.objects[id] {
        *place = table;
    }
    removed.map(|r| r.is_some())
}

impl Machine {
    /// What is looked for in a set: a set that cannot be hashed is looked for as a frozenset.
    pub(super) fn set_needle(&mut self, needle: Value) -> Res {
        let is_set = matches!(self.heap.payload(needle), Value::Object(id) if matches!(self.heap.objects[id], Object::Set(_, false)));
        if is_set && matches!(self.overriding(needle, names::HASH), None | Some(Value::None)) {
            let copied = table(self, needle).copied();
            return Ok(self.heap.new_object(Object::Set(copied, true)));
        }
        Ok(needle)
    }

    /// Adds an item to a set.
    pub fn set_add(&mut self, set: Value, item: Value) -> Res<()> {
        let hash = self.hash(item)?;
        let Value::Object(id) = self.heap.payload(set) else { return Ok(()) };
        let Object::Set(table, _) = &mut self.heap.objects[id] else { return Ok(()) };
        let mut table = std::mem::take(table);
        let added = table.add(hash, item, |v| self.equal(v, item));
        if let Object::Set(place, _) = &mut self.heap.objects[id] {
            *place = table;
        }
        if added? {
            self.heap.charge(2 * size_of::<Value>());
        }
        Ok(())
    }

    /// `set(iterable)` and `frozenset(iterable)`
    pub(super) fn make_set(&mut self, frozen: bool, args: &[Value], keywords: Keywords<'_>) -> Res {
        let name = if frozen { "frozenset" } else { "set" };
        super::arguments::no_keywords(self, name, keywords)?;
        let table = match *args {
            [] => SetTable::new(),
            [one] if frozen && self.heap.type_of(one) == types::FROZENSET => return Ok(one),
            [one] if set_id(self, one).is_some() => table(self, one).copied(),
            [one] => table_of(self, one)?,
            _ => return Err(self.type_error(format!("{name} expected at most 1 argument, got {}", args.len()))),
        };
        Ok(self.heap.new_object(Object::Set(table, frozen)))
    }
}
