//! A part of a program that is aimed at nothing: any kernel, any operands, any schedule.

use std::fmt::{self, Formatter};

use arbitrary::{Arbitrary, Result, Unstructured};

use super::aimed::write_change;
use super::kernel::{KERNELS, Kernel};
use super::schedule::{Phase, Schedule};
use super::world;

/// A kernel with the operands, the schedule and the mutations it is run under.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The function with the site.
    pub kernel: &'static Kernel,
    /// Operand pairs, as expressions evaluated afresh at each visit; at least two.
    pub operands: Vec<(&'static str, &'static str)>,
    /// Which pair is used when.
    pub schedule: Schedule,
    /// A mutation before the phase of that index.
    pub mutations: Vec<(usize, &'static str)>,
}

impl<'a> Arbitrary<'a> for Part {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let kernel = u.choose_iter(KERNELS.iter())?;
        let mut operands = Vec::new();
        for _ in 0..u.int_in_range(2..=4)? {
            operands.push((*u.choose(kernel.left)?, *u.choose(kernel.right)?));
        }
        let schedule = Schedule::draw(u, operands.len() as u8)?;
        let mut mutations = Vec::new();
        for _ in 0..u.int_in_range(0..=2)? {
            let phase = u.int_in_range(1..=schedule.phases.len() - 1)?;
            mutations.push((phase, world::draw(u)?));
        }
        Ok(Self { kernel, operands, schedule, mutations })
    }
}

impl Part {
    /// Writes the kernel and its visits.
    ///
    /// # Errors
    /// What the formatter answers.
    pub fn write(&self, f: &mut Formatter<'_>, number: usize) -> fmt::Result {
        writeln!(f, "# {}", self.kernel.family)?;
        writeln!(f, "def kernel{number}(a, b):")?;
        for line in self.kernel.body {
            writeln!(f, "    {line}")?;
        }
        writeln!(f, "make{number} = [")?;
        for (left, right) in &self.operands {
            writeln!(f, "    lambda i: ({left}, {right}),")?;
        }
        writeln!(f, "]")?;
        for (index, phase) in self.schedule.phases.iter().enumerate() {
            for (_, mutation) in self.mutations.iter().filter(|(at, _)| *at == index) {
                write_change(f, mutation)?;
            }
            match phase {
                Phase::Steady { shape, visits } => {
                    writeln!(f, "visit(kernel{number}, make{number}[{shape}], {visits})")?;
                }
                Phase::Rotate { visits } => {
                    let shapes = self.operands.len();
                    writeln!(f, "visit(kernel{number}, lambda i: make{number}[i % {shapes}](i), {visits})")?;
                }
            }
        }
        Ok(())
    }
}
