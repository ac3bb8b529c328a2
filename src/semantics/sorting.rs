//! A stable merge sort that calls Python; its order of comparisons is its own (CPython's is timsort's).

use super::machine::{Machine, Res};
use crate::bytecode::CompareOp;
use crate::object::value::Value;

/// The items in order of their keys; equal ones keep their order, under `reverse` too.
pub(super) fn sort(m: &mut Machine, items: Vec<Value>, key: Value, reverse: Value) -> Res<Vec<Value>> {
    let reverse = super::arguments::flag(m, reverse)?;
    let mut ranked = Vec::with_capacity(items.len());
    for item in items {
        let rank = if key.is_none() { item } else { m.call(key, &[item], &[])? };
        ranked.push((rank, item));
    }
    if reverse {
        ranked.reverse();
    }
    let mut ranked = merge_sort(m, ranked)?;
    if reverse {
        ranked.reverse();
    }
    Ok(ranked.into_iter().map(|(_, item)| item).collect())
}

fn merge_sort(m: &mut Machine, items: Vec<(Value, Value)>) -> Res<Vec<(Value, Value)>> {
    if items.len() < 2 {
        return Ok(items);
    }
    let right = merge_sort(m, items[items.len() / 2..].to_vec())?;
    let left = merge_sort(m, items[..items.len() / 2].to_vec())?;
    let (mut i, mut j, mut out) = (0, 0, Vec::with_capacity(items.len()));
    while i < left.len() && j < right.len() {
        let answer = m.compare(CompareOp::Lt, right[j].0, left[i].0)?;
        if m.truth(answer)? {
            out.push(right[j]);
            j += 1;
        } else {
            out.push(left[i]);
            i += 1;
        }
    }
    out.extend_from_slice(&left[i..]);
    out.extend_from_slice(&right[j..]);
    Ok(out)
}
