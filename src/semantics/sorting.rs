//! `sorted` and `list.sort`: CPython's sort with keys and Python's `<`.

use super::machine::{Machine, Res};
use crate::bytecode::CompareOp;
use crate::object::pure::timsort;
use crate::object::value::Value;

/// Sorts by the keys; equal items keep their order, under `reverse` too. Where Python code fails, the items stay as far
/// as they were sorted.
pub(super) fn sort(m: &mut Machine, items: &mut [Value], key: Value, reverse: Value) -> Res<()> {
    let reverse = super::arguments::flag(m, reverse)?;
    let mut ranked = Vec::with_capacity(items.len());
    for &item in items.iter() {
        let rank = if key.is_none() { item } else { m.call(key, &[item], &[])? };
        ranked.push((rank, item));
    }
    if reverse {
        ranked.reverse();
    }
    let answer = timsort::sort(&mut ranked, |a, b| {
        m.work(1)?;
        let answer = m.compare(CompareOp::Lt, a.0, b.0)?;
        m.truth(answer)
    });
    if reverse {
        ranked.reverse();
    }
    for (place, (_, item)) in items.iter_mut().zip(ranked) {
        *place = item;
    }
    answer
}
