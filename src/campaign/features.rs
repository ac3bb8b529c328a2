//! Features of a run: how often, in powers of two, each transition of each form happened. A program with a new feature
//! is worth keeping.

use crate::adaptive::stats::{COUNTERS, OPCODES, Stats};

/// The features seen: for each counter of each opcode that is counted one bit a power of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features(Vec<[u8; COUNTERS]>);

impl Default for Features {
    fn default() -> Self {
        Features(vec![[0; COUNTERS]; OPCODES])
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
        for (mine, row) in self.0.iter_mut().zip(stats.rows()) {
            if *row != [0; COUNTERS] {
                mine.iter_mut().zip(row).for_each(|(mine, count)| *mine |= bit(*count));
            }
        }
    }

    /// Adds what others saw; whether something of it is new.
    pub fn merge(&mut self, other: &Features) -> bool {
        let fresh = self.lacks(other);
        self.0.iter_mut().flatten().zip(other.0.iter().flatten()).for_each(|(mine, theirs)| *mine |= theirs);
        fresh
    }

    /// Whether something is in `other` that is not here.
    pub fn lacks(&self, other: &Features) -> bool {
        self.0.as_flattened().iter().zip(other.0.as_flattened()).fold(0, |new, (mine, theirs)| new | theirs & !mine)
            != 0
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
    use crate::bytecode::Op;

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
