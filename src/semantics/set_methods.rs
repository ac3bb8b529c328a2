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
    absorb(m, set, v)?;
    Ok(table(m, set))
}

fn init(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    super::arguments::no_keywords_of_init(m, "set", s, k)?;
    if a.len() > 1 {
        return Err(m.type_error(format!("set expected at most 1 argument, got {}", a.len())));
    }
    // It is empty before its new items are asked for: they may be its own.
    put(m, s, SetTable::new());
    if let Some(&v) = a.first() {
        let new = table_of(m, v)?;
        put(m, s, new);
    }
    Ok(Value::None)
}

fn put(m: &mut Machine, s: Value, new: SetTable<Value>) {
    if let Some(id) = set_id(m, s)
        && let Object::Set(table, _) = &mut m.heap.objects[id]
    {
        *table = new;
    }
}

/// Changes the table of a set by what may run Python code, which meanwhile sees it empty.
fn with_table<T>(
    m: &mut Machine,
    s: Value,
    change: impl FnOnce(&mut Machine, &mut SetTable<Value>) -> Res<T>,
) -> Res<T> {
    let Some(id) = set_id(m, s) else { return Err(m.type_error("a set is required")) };
    let Object::Set(own, _) = &mut m.heap.objects[id] else { return Err(m.type_error("a set is required")) };
    let mut own = std::mem::take(own);
    let answer = change(m, &mut own);
    put(m, s, own);
    answer
}

/// `s.update(other)`
pub(super) fn absorb(m: &mut Machine, s: Value, other: Value) -> Res<()> {
    if let Some(id) = set_id(m, other) {
        if Some(id) == set_id(m, s) {
            return Ok(());
        }
        let more = table(m, other);
        return with_table(m, s, |m, own| own.merge(&more, |p, q| m.equal(p, q)));
    }
    if let Value::Dict(dict) = other {
        let count = m.heap.dict_len(dict);
        with_table(m, s, |_, own| {
            own.reserve_for_dict(count);
            Ok(())
        })?;
        for entry in m.heap.dict_items(dict) {
            m.set_add(s, entry.key)?;
        }
        return Ok(());
    }
    // Item by item: what an iterator yields before it fails stays.
    let items = m.iterate(other)?;
    while let Some(item) = m.next(items)? {
        m.set_add(s, item)?;
    }
    Ok(())
}

/// `s.difference_update(other)`
pub(super) fn take_away(m: &mut Machine, s: Value, other: Value) -> Res<()> {
    if let Some(id) = set_id(m, other) {
        let less = table(m, other);
        return with_table(m, s, |m, own| {
            if set_id(m, s) == Some(id) {
                own.clear();
                return Ok(());
            }
            own.remove_all(&less, |p, q| m.equal(p, q))
        });
    }
    let items = m.iterate(other)?;
    while let Some(item) = m.next(items)? {
        let hash = m.hash(item)?;
        with_table(m, s, |m, own| own.remove(hash, |have| m.equal(have, item)))?;
    }
    with_table(m, s, |_, own| {
        own.shed_deleted();
        Ok(())
    })
}

/// `s.symmetric_difference_update(other)`
pub(super) fn toggle(m: &mut Machine, s: Value, other: Value) -> Res<()> {
    let same = set_id(m, other).is_some() && set_id(m, other) == set_id(m, s);
    let others = table_of(m, other)?;
    with_table(m, s, |m, own| {
        if same {
            own.clear();
            return Ok(());
        }
        own.toggle_all(&others, |p, q| m.equal(p, q))
    })
}

/// `own & other`
fn intersect(m: &mut Machine, own: &SetTable<Value>, other: Value) -> Res<SetTable<Value>> {
    if set_id(m, other).is_some() {
        let other = table(m, other);
        return own.intersection(&other, |p, q| m.equal(p, q));
    }
    let (items, mut both) = (m.iterate(other)?, SetTable::new());
    while let Some(item) = m.next(items)? {
        let hash = m.hash(item)?;
        if own.contains(hash, |have| m.equal(have, item))? {
            both.add(hash, item, |have| m.equal(have, item))?;
        }
    }
    Ok(both)
}

/// `own - other`
fn subtract(m: &mut Machine, own: &SetTable<Value>, other: Value) -> Res<SetTable<Value>> {
    if set_id(m, other).is_some() {
        let other = table(m, other);
        return own.difference(&other, |p, q| m.equal(p, q));
    }
    if let Value::Dict(dict) = other
        && !own.copies_before_difference(m.heap.dict_len(dict))
    {
        let mut rest = SetTable::new();
        for (hash, item) in own.iter() {
            if m.dict_find(dict, item)?.1.is_none() {
                rest.add(hash, item, |have| m.equal(have, item))?;
            }
        }
        return Ok(rest);
    }
    let copy = m.heap.new_object(Object::Set(own.copied(), false));
    take_away(m, copy, other)?;
    Ok(table(m, copy))
}

/// The table of a new set made of `s` and the others.
fn combined(m: &mut Machine, s: Value, a: &[Value], op: BinaryOp) -> Res<SetTable<Value>> {
    let own = table(m, s);
    let Some((&first, rest)) = a.split_first() else { return Ok(own.copied()) };
    match op {
        BinaryOp::NB_AND => {
            let mut result = intersect(m, &own, first)?;
            for &other in rest {
                result = intersect(m, &result, other)?;
            }
            Ok(result)
        }
        BinaryOp::NB_SUBTRACT => {
            let result = subtract(m, &own, first)?;
            let result = m.heap.new_object(Object::Set(result, false));
            for &other in rest {
                take_away(m, result, other)?;
            }
            Ok(table(m, result))
        }
        BinaryOp::NB_XOR => {
            let mut result = table_of(m, first)?.copied();
            result.toggle_all(&own, |p, q| m.equal(p, q))?;
            Ok(result)
        }
        _ => {
            let result = m.heap.new_object(Object::Set(own.copied(), false));
            for &other in a {
                absorb(m, result, other)?;
            }
            Ok(table(m, result))
        }
    }
}

fn combine(m: &mut Machine, s: Value, a: &[Value], op: BinaryOp) -> Res {
    let frozen = m.heap.type_of(m.heap.payload(s)) == types::FROZENSET;
    let result = combined(m, s, a, op)?;
    Ok(m.heap.new_object(Object::Set(result, frozen)))
}

fn change(m: &mut Machine, s: Value, a: &[Value], op: BinaryOp) -> Res {
    let step = match op {
        BinaryOp::NB_OR => absorb,
        BinaryOp::NB_SUBTRACT => take_away,
        BinaryOp::NB_XOR => toggle,
        _ => {
            let result = combined(m, s, a, op)?;
            return with_table(m, s, |_, own| {
                own.replace_items(result);
                Ok(Value::None)
            });
        }
    };
    for &other in a {
        step(m, s, other)?;
    }
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
            [one] => {
                let made = self.heap.new_object(Object::Set(SetTable::new(), false));
                absorb(self, made, one)?;
                table(self, made)
            }
            _ => return Err(self.type_error(format!("{name} expected at most 1 argument, got {}", args.len()))),
        };
        Ok(self.heap.new_object(Object::Set(table, frozen)))
    }
}
