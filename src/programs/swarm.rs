//! Swarm configuration: each program may use a random subset of what the generator can do.

use arbitrary::{Arbitrary, Result, Unstructured};

/// What a program may or may not use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Changes of the world between two visits.
    Worlds,
    /// Dunder methods that change the world while the instruction that called them runs.
    Inside,
    /// Kernels that are not plain functions.
    Wraps,
    /// Stretches of visits long enough to deoptimize and to specialize again under the numbers of CPython.
    Tails,
    /// Operands that alternate or turn megamorphic.
    Rotation,
    /// Attributes and traceback lines of exceptions, at each visit.
    Reports,
    /// A last visit whose exception nobody catches.
    Last,
    /// Operands of any kind, not only those that miss one guard.
    Every,
}

/// The features of one program, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swarm(pub u8);

impl Swarm {
    /// Whether a program may use a feature.
    pub const fn allows(self, feature: Feature) -> bool {
        self.0 & 1 << feature as u8 != 0
    }
}

impl<'a> Arbitrary<'a> for Swarm {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        // Two in eight bits are off much more often: they cost most and find least.
        let rare = 1 << Feature::Tails as u8 | 1 << Feature::Reports as u8;
        let bits: u8 = u.arbitrary()?;
        Ok(Swarm(if u.ratio(1, 4)? { bits } else { bits & !rare }))
    }
}
