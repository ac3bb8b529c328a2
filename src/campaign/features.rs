//! Features of a run: how often, in powers of two, each transition of each form happened. A program with a new feature
//! is worth keeping.

use crate::adaptive::families;
use crate::adaptive::stats::{COUNTERS, Stats};
use crate::bytecode::Op;

/// The features seen: for each counter of each opcode one bit a power of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features(Vec<[u8; COUNTERS]>);

impl Default for Features {
    fn default() -> Self {
        Features(vec![[0; COUNTERS]; 256])
    }
}

/// The bit of a count: 1, 2, 3 and 4, up to 8, 16, 32, 64, more.
fn bit(count: u64) -> u8 {
    match count {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 4,
        5..=8 => 8,
        9..=16 => 16,
        17..=32 => 32,
        33..=64 => 64,
        _ => 128,
    }
}

impl Features {
    /// Adds what a run did.
    pub fn record(&mut self, stats: &Stats) {
        for form in families::forms() {
            self.record_row(stats, form);
            if let Some(adaptive) = form.adaptive() {
                self.record_row(stats, adaptive);
            }
        }
    }

    fn record_row(&mut self, stats: &Stats, op: Op) {
        for (mine, count) in self.0[op as usize].iter_mut().zip(stats.row(op)) {
            *mine |= bit(count);
        }
    }

    /// Adds what others saw; whether something of it is new.
    pub fn merge(&mut self, other: &Features) -> bool {
        let mut fresh = false;
        for (mine, theirs) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            fresh |= theirs & !*mine != 0;
            *mine |= theirs;
        }
        fresh
    }

    /// Whether something is in `other` that is not here.
    pub fn lacks(&self, other: &Features) -> bool {
        self.0.iter().flatten().zip(other.0.iter().flatten()).any(|(mine, theirs)| theirs & !mine != 0)
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.iter().flatten().map(|bits| u64::from(bits.count_ones())).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaptive::stats::Counter;

    #[test]
    fn a_count_beyond_the_next_power_of_two_is_new() {
        let mut stats = Stats::counting();
        let (mut seen, mut run) = (Features::default(), Features::default());
        stats.count(Op::BINARY_OP_ADD_INT, Counter::Hit);
        run.record(&stats);
        assert!(seen.lacks(&run) && seen.merge(&run) && !seen.merge(&run));
        (0..3).for_each(|_| stats.count(Op::BINARY_OP_ADD_INT, Counter::Hit));
        let mut more = Features::default();
        more.record(&stats);
        assert!(seen.lacks(&more) && seen.merge(&more));
        assert_eq!(seen.count(), 2);
    }
}
