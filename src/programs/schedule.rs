//! Type-shift schedules: which operand shape a site gets at which visit.

use arbitrary::{Result, Unstructured};

/// Visit counts at and around the thresholds: warm-up of 8, 53 misses, the back-off of 31.
pub const COUNTS: &[u16] = &[8, 1, 2, 3, 4, 5, 6, 7, 9, 10, 31, 32, 33, 52, 53, 54, 64, 86, 106];

/// Those of them that a short program can afford: what warms a site, and the first thresholds.
pub const FEW: &[u16] = &[10, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/// One stretch of visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The same shape at each visit.
    Steady {
        /// Index of the operand pair.
        shape: u8,
        /// Number of visits.
        visits: u16,
    },
    /// Each operand pair of the kernel in turn: alternating with two pairs, megamorphic with more.
    Rotate {
        /// Number of visits.
        visits: u16,
    },
}

/// A warm-up, shifts, and a tail long enough to specialize again in the changed world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The phases, in order of execution.
    pub phases: Vec<Phase>,
}

impl Schedule {
    /// Draws a schedule over `shapes` operand pairs.
    ///
    /// # Errors
    /// Never for want of bytes: missing bytes read as zeros.
    pub fn draw(u: &mut Unstructured<'_>, shapes: u8) -> Result<Self> {
        // One schedule in four spans every threshold of both policies; the others are short, and many.
        let long = u.ratio(1, 4)?;
        let counts = if long { COUNTS } else { FEW };
        let warm = if long { *u.choose(counts)? } else { FEW[0] };
        let mut phases = vec![Phase::Steady { shape: 0, visits: warm }];
        for _ in 0..u.int_in_range(1..=3)? {
            let visits = *u.choose(counts)?;
            phases.push(if u.ratio(1, 4)? {
                Phase::Rotate { visits }
            } else {
                Phase::Steady { shape: u.int_in_range(0..=shapes.saturating_sub(1))?, visits }
            });
        }
        let last = shapes.saturating_sub(1);
        let tail = if long { 60..=150 } else { 3..=17 };
        phases.push(Phase::Steady { shape: u.int_in_range(0..=last)?, visits: u.int_in_range(tail)? });
        Ok(Self { phases })
    }
}
