//! Methods of list.

use super::arguments::small;
use super::machine::Machine;
use super::native::{Call, NativeDef, def};
use super::sorting::sort;
use crate::object::builtin::types;
use crate::object::pure;
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def(
        "append",
        Call::O(|m, s, v| {
            items(m, s).push(v);
            Ok(Value::None)
        }),
    ),
    def(
        "extend",
        Call::O(|m, s, v| {
            let more = m.list_of(v)?;
            items(m, s).extend(more);
            Ok(Value::None)
        }),
    ),
    def(
        "insert",
        Call::Fast(2, 2, |m, s, a| {
            let at = small(m, a[0])?;
            let list = items(m, s);
            let at = pure::slice::insertion_index(at, list.len());
            list.insert(at, a[1]);
            Ok(Value::None)
        }),
    ),
    def(
        "pop",
        Call::Fast(0, 1, |m, s, a| {
            let at = match a {
                [at] => small(m, *at)?,
                _ => -1,
            };
            let list = items(m, s);
            if list.is_empty() {
                return Err(m.raise(types::INDEX_ERROR, "pop from empty list"));
            }
            match pure::slice::item_index(at, list.len()) {
                Some(at) => Ok(list.remove(at)),
                None => Err(m.raise(types::INDEX_ERROR, "pop index out of range")),
            }
        }),
    ),
    def(
        "remove",
        Call::O(|m, s, v| {
            let mut at = 0;
            while let Some(&item) = items(m, s).get(at) {
                if m.equal(item, v)? {
                    let list = items(m, s);
                    if at < list.len() {
                        list.remove(at);
                    }
                    return Ok(Value::None);
                }
                at += 1;
            }
            Err(m.raise(types::VALUE_ERROR, "list.remove(x): x not in list"))
        }),
    ),
    def(
        "index",
        Call::O(|m, s, v| {
            let mut at = 0;
            while let Some(&item) = items(m, s).get(at) {
                if m.equal(item, v)? {
                    return Ok(Value::Int(at as i64));
                }
                at += 1;
            }
            let text = m.repr(v)?;
            Err(m.raise(types::VALUE_ERROR, format!("{text} is not in list")))
        }),
    ),
    def(
        "count",
        Call::O(|m, s, v| {
            let (mut at, mut n) = (0, 0);
            while let Some(&item) = items(m, s).get(at) {
                n += i64::from(m.equal(item, v)?);
                at += 1;
            }
            Ok(Value::Int(n))
        }),
    ),
    def(
        "reverse",
        Call::NoArgs(|m, s| {
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
    def(
        "sort",
        Call::Keywords(|m, s, _, k| {
            let list = std::mem::take(items(m, s));
            let sorted = sort(m, list.clone(), k);
            *items(m, s) = sorted.clone().unwrap_or(list);
            sorted.map(|_| Value::None)
        }),
    ),
];

fn items(m: &mut Machine, s: Value) -> &mut Vec<Value> {
    match m.heap.payload(s) {
        Value::List(id) => &mut m.heap.lists[id],
        // The owner was checked by the call; a place that exists keeps this total.
        _ => &mut m.in_repr,
    }
}
