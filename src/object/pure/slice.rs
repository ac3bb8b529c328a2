//! Indices and slices of sequences.

use super::domain::{Domain, Native};
use super::{Answer, ValueFault};

/// A slice resolved for one length: `start`, `start + step`, ... `length` items in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SliceBounds {
    /// Index of the first item (when `length > 0`).
    pub start: i64,
    /// Where the slice ends, after clipping: what `slice.indices` gives.
    pub stop: i64,
    /// Distance between items, never zero.
    pub step: i64,
    /// Number of items.
    pub length: usize,
}

impl SliceBounds {
    /// The indices of the items, in order.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..self.length as i64).map(move |i| (self.start + i * self.step) as usize)
    }
}

/// Resolves a slice whose parts (saturated to `i64`; `None` for `None`) are given, for a sequence of `length` items.
pub fn resolve(start: Option<i64>, stop: Option<i64>, step: Option<i64>, length: usize) -> Answer<SliceBounds> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(ValueFault::value("slice step cannot be zero"));
    }
    // So that the step can be negated, as CPython does.
    let step = step.max(-i64::MAX);
    let size = length as i64;
    let (low, high) = if step < 0 { (-1, size - 1) } else { (0, size) };
    let clip = |bound: i64| {
        if bound < 0 { bound.saturating_add(size).max(low) } else { bound.min(high) }
    };
    let start = start.map_or(if step < 0 { high } else { low }, clip);
    let stop = stop.map_or(if step < 0 { low } else { high }, clip);
    let length = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Ok(SliceBounds { start, stop, step, length: length as usize })
}

/// Clips `start` and `end` of methods such as `find` and `index` to a sequence of `length` items.
/// The first may exceed the second; neither is negative.
pub fn clip_range(start: Option<i64>, end: Option<i64>, length: usize) -> (usize, usize) {
    let size = length as i64;
    let from_end = |bound: i64| {
        if bound < 0 { bound.saturating_add(size).max(0) } else { bound }
    };
    let end = end.map_or(size, |end| from_end(end).min(size));
    (start.map_or(0, from_end) as usize, end as usize)
}

/// The index that `sequence[index]` means, or `None` when it is out of range.
pub fn item_index(index: i64, length: usize) -> Option<usize> {
    item_index_over(&mut Native, index, length as i64).map(|index| index as usize)
}

/// [`item_index`], over any numbers.
pub fn item_index_over<D: Domain>(d: &mut D, index: D::Int, length: D::Int) -> Option<D::Int> {
    let zero = d.int(0);
    let from_end = d.less(index, zero);
    let index = if d.holds(from_end) {
        let (index, overflow) = d.overflowing_add(index, length);
        if d.holds(overflow) {
            return None;
        }
        index
    } else {
        index
    };
    let (below, within) = (d.less(index, zero), d.less(index, length));
    (!d.holds(below) && d.holds(within)).then_some(index)
}

/// Where `list.insert(index, item)` inserts.
pub fn insertion_index(index: i64, length: usize) -> usize {
    let size = length as i64;
    (if index < 0 { index.saturating_add(size).max(0) } else { index.min(size) }) as usize
}

/// Number of items of `range(start, stop, step)`, or `None` when it does not fit 64 bits or the step is zero.
pub fn range_length(start: i64, stop: i64, step: i64) -> Option<u64> {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if step == 0 {
        return None;
    }
    Some(if low >= high { 0 } else { (high.wrapping_sub(low) as u64 - 1) / step.unsigned_abs() + 1 })
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare};
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(9);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..5000 {
            let part = |dice: &mut Dice| match dice.below(8) {
                0 => None,
                1 => Some(i64::MAX),
                2 => Some(i64::MIN),
                _ => Some(dice.below(20) as i64 - 10),
            };
            let (start, stop, length) = (part(&mut dice), part(&mut dice), dice.below(9));
            let step = part(&mut dice).filter(|s| *s != 0);
            let text = |part: Option<i64>| part.map_or("None".to_owned(), |p| p.to_string());
            input.push(format!("({}, {}, {}, {length})", text(start), text(stop), text(step)));
            let bounds = resolve(start, stop, step, length).unwrap();
            let items: Vec<usize> = bounds.indices().collect();
            ours.push(format!("{items:?}"));
        }
        if let Some(theirs) = ask("return list(range(x[3])[x[0]:x[1]:x[2]])", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn edges() {
        assert!(resolve(None, None, Some(0), 3).is_err());
        assert_eq!(item_index(i64::MIN, 3), None);
        assert_eq!(item_index(-3, 3), Some(0));
        assert_eq!(item_index(3, 3), None);
        assert_eq!(insertion_index(-9, 3), 0);
        assert_eq!(insertion_index(9, 3), 3);
        assert_eq!(range_length(i64::MIN, i64::MAX, 1), Some(u64::MAX));
        assert_eq!(range_length(i64::MAX, i64::MIN, i64::MIN), Some(2));
        assert_eq!(range_length(10, 0, -3), Some(4));
        assert_eq!(clip_range(Some(7), Some(-1), 5), (7, 4));
    }
}
