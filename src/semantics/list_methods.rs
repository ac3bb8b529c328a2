//! Methods of list.

use super::arguments::{bind, signature, size};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use super::sorting::sort;
use crate::object::builtin::types;
use crate::object::kinds::{Iter, Object};
use crate::object::pure::slice;
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("__init__", Call::Keywords(init)),
    def(
        "append",
        Call::O(|m, s, v| {
            m.heap.charge(size_of::<Value>());
            items(m, s).push(v);
            Ok(Value::None)
        }),
    ),
    def(
        "extend",
        Call::O(|m, s, v| {
            let more = m.items_of(v)?;
            if let Value::List(list) = m.heap.payload(s) {
                m.heap.extend_list(list, more);
            }
            Ok(Value::None)
        }),
    ),
    def(
        "insert",
        Call::Fast(2, 2, |m, s, a| {
            let at = size(m, a[0])?;
            let length = items(m, s).len();
            m.work(length as u64 / 64)?;
            m.heap.charge(size_of::<Value>());
            let list = items(m, s);
            let at = slice::insertion_index(at, list.len());
            list.insert(at, a[1]);
            Ok(Value::None)
        }),
    ),
    def("pop", Call::Fast(0, 1, pop)),
    def("remove", Call::O(remove)),
    def("index", Call::Fast(1, 3, |m, s, a| index(m, s, a, " is not in list"))),
    def("count", Call::O(count)),
    def(
        "reverse",
        Call::NoArgs(|m, s| {
            let length = items(m, s).len();
            m.work(length as u64 / 64)?;
            items(m, s).reverse();
            Ok(Value::None)
        }),
    ),
    def(
        "clear",
        Call::NoArgs(|m, s| {
            items(m, s).clear();
            Ok(Value::None)
        }),
    ),
    def(
        "copy",
        Call::NoArgs(|m, s| {
            let list = items(m, s).clone();
            Ok(m.heap.new_list(list))
        }),
    ),
    def("sort", Call::Keywords(sort_in_place)),
    def(
        "__reversed__",
        Call::NoArgs(|m, s| {
            let list = m.heap.payload(s);
            let last = items(m, s).len() as i64 - 1;
            Ok(m.heap.new_object(Object::Iter(Box::new(Iter::Reversed(list, last)))))
        }),
    ),
];

/// Methods of tuple.
pub const TUPLE: &[NativeDef] =
    &[def("index", Call::Fast(1, 3, |m, s, a| index(m, s, a, ""))), def("count", Call::O(count))];

fn init(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    super::arguments::no_keywords_of_init(m, "list", s, k)?;
    if a.len() > 1 {
        return Err(m.type_error(format!("list expected at most 1 argument, got {}", a.len())));
    }
    // It is empty before its new items are asked for: they may be its own.
    items(m, s).clear();
    if let Some(&v) = a.first() {
        let new = m.items_of(v)?;
        *items(m, s) = new;
    }
    Ok(Value::None)
}

fn items(m: &mut Machine, s: Value) -> &mut Vec<Value> {
    match m.heap.payload(s) {
        Value::List(id) => &mut m.heap.lists[id],
        // The owner was checked by the call; a place that exists keeps this total.
        _ => &mut m.in_repr,
    }
}

/// The item at an index of a list or tuple, as it is now.
fn item(m: &Machine, s: Value, at: usize) -> Option<Value> {
    match m.heap.payload(s) {
        Value::List(id) => m.heap.lists[id].get(at).copied(),
        Value::Tuple(id) => m.heap.tuples[id].get(at).copied(),
        _ => None,
    }
}

fn pop(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let at = match a {
        [at] => size(m, *at)?,
        _ => -1,
    };
    let list = items(m, s);
    if list.is_empty() {
        return Err(m.raise(types::INDEX_ERROR, "pop from empty list"));
    }
    match slice::item_index(at, list.len()) {
        Some(at) => {
            let moved = list.len() - at;
            m.work(moved as u64 / 64)?;
            Ok(items(m, s).remove(at))
        }
        None => Err(m.raise(types::INDEX_ERROR, "pop index out of range")),
    }
}

fn remove(m: &mut Machine, s: Value, v: Value) -> Res {
    let mut at = 0;
    while let Some(found) = item(m, s, at) {
        if m.equal(found, v)? {
            let list = items(m, s);
            if at < list.len() {
                list.remove(at);
            }
            return Ok(Value::None);
        }
        at += 1;
    }
    Err(m.raise(types::VALUE_ERROR, "list.remove(x): x not in list"))
}

fn index(m: &mut Machine, s: Value, a: &[Value], not_in_list: &str) -> Res {
    let mut edges = [None; 2];
    for (edge, v) in edges.iter_mut().zip(&a[1..]) {
        *edge = match m.index(*v)? {
            Some(n) => Some(n.saturating_i64()),
            None => return Err(m.type_error("slice indices must be integers or have an __index__ method")),
        };
    }
    let [start, end] = edges;
    let length = m.length(m.heap.payload(s))?;
    let (start, end) = slice::clip_range(start, end, length);
    let mut at = start;
    while at < end
        && let Some(found) = item(m, s, at)
    {
        if m.equal(found, a[0])? {
            return Ok(Value::Int(at as i64));
        }
        at += 1;
    }
    if not_in_list.is_empty() {
        return Err(m.raise(types::VALUE_ERROR, "tuple.index(x): x not in tuple"));
    }
    let text = m.repr(a[0])?;
    Err(m.raise(types::VALUE_ERROR, format!("{text}{not_in_list}")))
}

fn count(m: &mut Machine, s: Value, v: Value) -> Res {
    let (mut at, mut n) = (0, 0);
    while let Some(found) = item(m, s, at) {
        n += i64::from(m.equal(found, v)?);
        at += 1;
    }
    Ok(Value::Int(n))
}

fn sort_in_place(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let signature = super::arguments::Signature { positional: 0, ..signature("sort", &["key", "reverse"], 0) };
    let [key, reverse] = bind(m, &signature, a, k)?;
    let mut list = std::mem::take(items(m, s));
    let sorted = sort(m, &mut list, key.or_none(), reverse);
    // Whoever looked at the list meanwhile saw it empty; what was put in is lost, and said.
    let changed = !std::mem::replace(items(m, s), list).is_empty();
    sorted?;
    if changed {
        return Err(m.raise(types::VALUE_ERROR, "list modified during sort"));
    }
    Ok(Value::None)
}
