//! CPython 3.11's sort of a list: runs, binary insertion, galloping merges in the order of powersort.
//!
//! A comparison may be Python code, so which comparisons are made, and in which order, is part of the meaning. A
//! comparison that fails leaves the items as far as they are sorted, every one of them still there.

/// Wins in a row that start a gallop.
const MIN_GALLOP: usize = 7;

/// Sorts in place, stably, by `less`.
pub fn sort<T: Copy, E>(items: &mut [T], less: impl FnMut(T, T) -> Result<bool, E>) -> Result<(), E> {
    let mut state = State { items, less, min_gallop: MIN_GALLOP, pending: Vec::new() };
    state.sort()
}

/// A sorted stretch of the items that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    /// The depth of the boundary to the next run in the tree of merges.
    power: u32,
}

struct State<'a, T, F> {
    items: &'a mut [T],
    less: F,
    min_gallop: usize,
    pending: Vec<Run>,
}

/// The least length of a run: all items, or 32 to 64 such that their number divides into it nearly a power of two times.
fn min_run(mut n: usize) -> usize {
    let mut odd = 0;
    while n >= 64 {
        odd |= n & 1;
        n >>= 1;
    }
    n + odd
}

/// The power of the boundary between a run of `n1` items at `start` and the next, of `n2`, among `n`.
fn power(start: usize, n1: usize, n2: usize, n: usize) -> u32 {
    let (mut a, mut power) = (2 * start + n1, 0);
    let mut b = a + n1 + n2;
    loop {
        power += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/// Where `key` belongs in the sorted `run`, left of what equals it, searched from `hint` on in growing steps.
fn gallop_left<T: Copy, E>(
    less: &mut impl FnMut(T, T) -> Result<bool, E>,
    key: T,
    run: &[T],
    hint: usize,
) -> Result<usize, E> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if less(run[hint], key)? {
        let most = run.len() - hint;
        while offset < most && less(run[hint + offset], key)? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + last + 1, hint + offset.min(most));
    } else {
        let most = hint + 1;
        while offset < most && !less(run[hint - offset], key)? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + 1 - offset.min(most), hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(run[middle], key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// [`gallop_left`], right of what equals `key`.
fn gallop_right<T: Copy, E>(
    less: &mut impl FnMut(T, T) -> Result<bool, E>,
    key: T,
    run: &[T],
    hint: usize,
) -> Result<usize, E> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if less(key, run[hint])? {
        let most = hint + 1;
        while offset < most && less(key, run[hint - offset])? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + 1 - offset.min(most), hint - last);
    } else {
        let most = run.len() - hint;
        while offset < most && !less(key, run[hint + offset])? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + last + 1, hint + offset.min(most));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(key, run[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

impl<T: Copy, E, F: FnMut(T, T) -> Result<bool, E>> State<'_, T, F> {
    fn sort(&mut self) -> Result<(), E> {
        let n = self.items.len();
        if n < 2 {
            return Ok(());
        }
        let (least, mut start) = (min_run(n), 0);
        while start < n {
            let mut length = self.count_run(start)?;
            if length < least {
                let forced = least.min(n - start);
                self.insert(start, start + length, start + forced)?;
                length = forced;
            }
            if let Some(&last) = self.pending.last() {
                let power = power(last.start, last.length, length, n);
                while let [.., before, _] = self.pending[..]
                    && before.power > power
                {
                    self.merge_at(self.pending.len() - 2)?;
                }
                if let Some(last) = self.pending.last_mut() {
                    last.power = power;
                }
            }
            self.pending.push(Run { start, length, power: 0 });
            start += length;
        }
        while self.pending.len() > 1 {
            let mut at = self.pending.len() - 2;
            if at > 0 && self.pending[at - 1].length < self.pending[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// The length of the run that begins at `start`; a descending one is turned round.
    fn count_run(&mut self, start: usize) -> Result<usize, E> {
        let end = self.items.len();
        let mut at = start + 1;
        if at == end {
            return Ok(1);
        }
        let descending = (self.less)(self.items[at], self.items[at - 1])?;
        at += 1;
        while at < end && (self.less)(self.items[at], self.items[at - 1])? == descending {
            at += 1;
        }
        if descending {
            self.items[start..at].reverse();
        }
        Ok(at - start)
    }

    /// Binary insertion: the items before `sorted` are in order already.
    fn insert(&mut self, start: usize, sorted: usize, end: usize) -> Result<(), E> {
        for at in sorted..end {
            let (pivot, mut low, mut high) = (self.items[at], start, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if (self.less)(pivot, self.items[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.items[low..=at].rotate_right(1);
        }
        Ok(())
    }

    /// Merges a pending run with the next.
    fn merge_at(&mut self, at: usize) -> Result<(), E> {
        let (a, b) = (self.pending[at], self.pending.remove(at + 1));
        self.pending[at].length = a.length + b.length;
        let skip = gallop_right(&mut self.less, self.items[b.start], &self.items[a.start..b.start], 0)?;
        let (start, na) = (a.start + skip, a.length - skip);
        if na == 0 {
            return Ok(());
        }
        let right = &self.items[b.start..b.start + b.length];
        let nb = gallop_left(&mut self.less, self.items[b.start - 1], right, b.length - 1)?;
        match nb {
            0 => Ok(()),
            _ if na <= nb => self.merge_low(start, b.start, nb),
            _ => self.merge_high(start, b.start, nb),
        }
    }

    /// Merges from the left; the left run, the shorter one, is moved out of the way.
    fn merge_low(&mut self, start: usize, middle: usize, nb: usize) -> Result<(), E> {
        let left = self.items[start..middle].to_vec();
        let (mut a, mut b, mut to) = (0, middle, start);
        let end = middle + nb;
        let answer = self.merge_low_into(&left, &mut a, &mut b, &mut to, end);
        // Whatever is left of the left run has its place before what is left of the right one; after an end in order
        // the place is after all of it, where the right run has moved up.
        if answer.is_ok() && a + 1 == left.len() {
            self.items.copy_within(b..end, to);
            to += end - b;
        }
        let rest = &left[a..];
        self.items[to..to + rest.len()].copy_from_slice(rest);
        answer
    }

    /// Merges until the right run is used up or one item of the left one remains, which belongs at the end.
    fn merge_low_into(
        &mut self,
        left: &[T],
        a: &mut usize,
        b: &mut usize,
        to: &mut usize,
        end: usize,
    ) -> Result<(), E> {
        let na = left.len();
        macro_rules! take_right {
            () => {
                self.items[*to] = self.items[*b];
                *to += 1;
                *b += 1;
                if *b == end {
                    return Ok(());
                }
            };
        }
        macro_rules! take_left {
            () => {
                self.items[*to] = left[*a];
                *to += 1;
                *a += 1;
                if *a + 1 == na {
                    return Ok(());
                }
            };
        }
        take_right!();
        if na == 1 {
            return Ok(());
        }
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            while a_wins < self.min_gallop && b_wins < self.min_gallop {
                if (self.less)(self.items[*b], left[*a])? {
                    (a_wins, b_wins) = (0, b_wins + 1);
                    take_right!();
                } else {
                    (a_wins, b_wins) = (a_wins + 1, 0);
                    take_left!();
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop = (self.min_gallop - 1).max(1);
                let a_wins = gallop_right(&mut self.less, self.items[*b], &left[*a..], 0)?;
                self.items[*to..*to + a_wins].copy_from_slice(&left[*a..*a + a_wins]);
                *to += a_wins;
                *a += a_wins;
                // None left can only be where the comparison contradicts itself.
                if a_wins > 0 && *a + 1 >= na {
                    return Ok(());
                }
                take_right!();
                let b_wins = gallop_left(&mut self.less, left[*a], &self.items[*b..end], 0)?;
                self.items.copy_within(*b..*b + b_wins, *to);
                *to += b_wins;
                *b += b_wins;
                if *b == end {
                    return Ok(());
                }
                take_left!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    /// Merges from the right; the right run, the shorter one, is moved out of the way.
    fn merge_high(&mut self, start: usize, middle: usize, nb: usize) -> Result<(), E> {
        let right = self.items[middle..middle + nb].to_vec();
        // Both runs and the place to fill are given by their ends.
        let (mut a, mut b, mut to) = (middle, nb, middle + nb);
        let answer = self.merge_high_into(&right, start, &mut a, &mut b, &mut to);
        if answer.is_ok() && b == 1 {
            let n = a - start;
            self.items.copy_within(start..a, to - n);
            to -= n;
        }
        self.items[to - b..to].copy_from_slice(&right[..b]);
        answer
    }

    /// Merges until the left run is used up or one item of the right one remains, which belongs at the front.
    fn merge_high_into(
        &mut self,
        right: &[T],
        start: usize,
        a: &mut usize,
        b: &mut usize,
        to: &mut usize,
    ) -> Result<(), E> {
        macro_rules! take_left {
            () => {
                *to -= 1;
                *a -= 1;
                self.items[*to] = self.items[*a];
                if *a == start {
                    return Ok(());
                }
            };
        }
        macro_rules! take_right {
            () => {
                *to -= 1;
                *b -= 1;
                self.items[*to] = right[*b];
                if *b == 1 {
                    return Ok(());
                }
            };
        }
        take_left!();
        if right.len() == 1 {
            return Ok(());
        }
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            while a_wins < self.min_gallop && b_wins < self.min_gallop {
                if (self.less)(right[*b - 1], self.items[*a - 1])? {
                    (a_wins, b_wins) = (a_wins + 1, 0);
                    take_left!();
                } else {
                    (a_wins, b_wins) = (0, b_wins + 1);
                    take_right!();
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop = (self.min_gallop - 1).max(1);
                let left = &self.items[start..*a];
                let a_wins = left.len() - gallop_right(&mut self.less, right[*b - 1], left, left.len() - 1)?;
                *to -= a_wins;
                *a -= a_wins;
                self.items.copy_within(*a..*a + a_wins, *to);
                if *a == start {
                    return Ok(());
                }
                take_right!();
                let b_wins = *b - gallop_left(&mut self.less, self.items[*a - 1], &right[..*b], *b - 1)?;
                *to -= b_wins;
                *b -= b_wins;
                self.items[*to..*to + b_wins].copy_from_slice(&right[*b..*b + b_wins]);
                if b_wins > 0 && *b <= 1 {
                    return Ok(());
                }
                take_left!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;
    use crate::programs::split_mix::SplitMix;

    #[test]
    fn sorts_stably_whatever_the_runs() {
        let mut random = SplitMix(1);
        for case in 0..2000u64 {
            let n = random.below(700);
            let spread = 1 + case % 97;
            let mut items: Vec<(u64, usize)> = (0..n).map(|i| (random.next_u64() % spread, i)).collect();
            let stretch = 1 + (case % 5) as usize * 60;
            for part in items.chunks_mut(stretch) {
                part.sort_by_key(|p| p.0);
                if case % 3 == 0 {
                    part.reverse();
                }
            }
            for (i, item) in items.iter_mut().enumerate() {
                item.1 = i;
            }
            let mut expected = items.clone();
            expected.sort_by_key(|p| p.0);
            let sorted = sort(&mut items, |a, b| Ok::<_, ()>(a.0 < b.0));
            assert_eq!((sorted, items), (Ok(()), expected), "case {case}");
        }
    }

    #[test]
    fn a_failing_or_contradictory_comparison_loses_nothing() {
        let mut random = SplitMix(2);
        for case in 0..2000u64 {
            let n = random.below(300);
            let mut items: Vec<usize> = (0..n).collect();
            let mut left = random.next_u64() % 3000;
            let _: Result<(), ()> = sort(&mut items, |_, _| {
                left = left.checked_sub(1).ok_or(())?;
                Ok(random.next_u64().is_multiple_of(2 + case % 7))
            });
            items.sort_unstable();
            assert_eq!(items, (0..n).collect::<Vec<_>>(), "case {case}");
        }
    }
}
