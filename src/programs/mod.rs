//! Generated programs: kernels visited by a type-shift schedule in a changing world, as Python source.

pub mod code_object;
pub mod kernel;
pub mod schedule;
pub mod shape;
pub mod source_text;
pub mod split_mix;
pub mod world;

use std::fmt::{self, Display, Formatter};

use arbitrary::{Arbitrary, Result, Unstructured};
use kernel::{KERNELS, Kernel};
use schedule::{Phase, Schedule};

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

/// A program: its parts run one after another in the same world.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// The parts, in order of execution.
    pub parts: Vec<Part>,
}

/// Records each visit's result: type and value, or exception and message (not where it holds an address).
const OBSERVER: &str = "\
g0 = 1
log = []
def digest(v, depth=0):
    k = type(v)
    if k is int or k is float or k is bool or k is str or k is bytes or v is None:
        return k.__name__ + ':' + repr(v)
    if (k is list or k is tuple) and depth < 3:
        return k.__name__ + '[' + ','.join([digest(e, depth + 1) for e in v]) + ']'
    return k.__name__
def visit(kernel, make):
    try:
        a, b = make()
        log.append(digest(kernel(a, b)))
    except Exception as e:
        text = str(e)
        if ' at 0x' in text:
            text = ''
        log.append(type(e).__name__ + ':' + text)
";

impl<'a> Arbitrary<'a> for Part {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let kernel = u.choose_iter(KERNELS.iter())?;
        let mut operands = Vec::new();
        for _ in 0..u.int_in_range(2..=5)? {
            operands.push((*u.choose(kernel.left)?, *u.choose(kernel.right)?));
        }
        let schedule = Schedule::draw(u, operands.len() as u8)?;
        let mut mutations = Vec::new();
        for _ in 0..u.int_in_range(0..=3)? {
            let phase = u.int_in_range(1..=schedule.phases.len() - 1)?;
            mutations.push((phase, *u.choose(world::MUTATIONS)?));
        }
        Ok(Self { kernel, operands, schedule, mutations })
    }
}

impl<'a> Arbitrary<'a> for Program {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let parts = (0..u.int_in_range(1..=2)?).map(|_| u.arbitrary()).collect::<Result<_>>()?;
        Ok(Self { parts })
    }
}

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(shape::CLASSES)?;
        f.write_str(OBSERVER)?;
        for (number, part) in self.parts.iter().enumerate() {
            writeln!(f, "# {}", part.kernel.family)?;
            writeln!(f, "def kernel{number}(a, b):")?;
            for line in part.kernel.body {
                writeln!(f, "    {line}")?;
            }
            writeln!(f, "make{number} = [")?;
            for (left, right) in &part.operands {
                writeln!(f, "    lambda: ({left}, {right}),")?;
            }
            writeln!(f, "]")?;
            for (index, phase) in part.schedule.phases.iter().enumerate() {
                for (_, mutation) in part.mutations.iter().filter(|(at, _)| *at == index) {
                    writeln!(f, "try:\n    {mutation}")?;
                    writeln!(f, "except Exception as e:\n    log.append(type(e).__name__)")?;
                }
                let (visits, pick) = match phase {
                    Phase::Steady { shape, visits } => (visits, shape.to_string()),
                    Phase::Rotate { visits } => (visits, format!("i % {}", part.operands.len())),
                };
                writeln!(f, "for i in range({visits}):")?;
                writeln!(f, "    visit(kernel{number}, make{number}[{pick}])")?;
            }
        }
        writeln!(f, "for line in log:\n    print(line)")
    }
}

/// The program that `bytes` stand for: total, missing bytes read as zeros.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<Program> {
    Program::arbitrary(&mut Unstructured::new(bytes)).ok()
}

/// The program of a seed: 256 bytes of SplitMix64 read as a [`Program`].
#[must_use]
pub fn generate(seed: u64) -> Option<Program> {
    from_bytes(&split_mix::SplitMix(seed).bytes(256))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn two_thousand_programs_parse_and_reach_every_family() {
        let mut families = BTreeSet::new();
        for seed in 0..2000 {
            let program = generate(seed).expect("total");
            let source = program.to_string();
            if let Ok(directory) = std::env::var("TURNCOAT_PROGRAMS") {
                std::fs::write(format!("{directory}/{seed}.py"), &source).expect("written");
            }
            if let Err(error) = ruff_python_parser::parse_module(&source) {
                panic!("seed {seed}: {error}\n{source}");
            }
            families.extend(program.parts.iter().map(|part| part.kernel.family));
        }
        assert_eq!(families.len(), 11, "{families:?}");
    }

    #[test]
    fn the_same_bytes_give_the_same_program() {
        assert_eq!(generate(7), generate(7));
        assert_ne!(generate(7), generate(8));
    }

    #[test]
    fn any_prefix_of_bytes_gives_a_program() {
        let bytes = [0xa5; 64];
        for length in 0..=bytes.len() {
            assert!(from_bytes(&bytes[..length]).is_some(), "{length} bytes");
        }
    }
}
