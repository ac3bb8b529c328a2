//! Composed kernels: classes, signatures, calls and scalars put together at random.
//!
//! An aim knows which guard it wants to miss. Nobody knows which mistake the next interpreter makes: here the
//! definitions, the kernel, its operands and the changes under it are all drawn, from every combination of their parts.

mod builtins;
mod callees;
mod classes;
mod containers;
mod scalars;

use std::fmt::{self, Formatter};

use arbitrary::{Result, Unstructured};

use super::aimed::{Phase, TAILS, write_visits};
use super::schedule;
use super::swarm::{Feature, Swarm};
use super::wrap::Wrap;
use crate::bytecode::Op;

/// Something to put a kernel together from. `u` never runs out: missing bytes read as zeros.
trait Scene {
    /// What the operands and changes name, as far as these lines use it; what `shape.py` defines comes by itself.
    fn definitions(&self, _used: &str) -> String {
        String::new()
    }
    /// The lines of a kernel `f(o, v)`.
    fn body(&self, u: &mut Unstructured<'_>) -> Result<Vec<String>>;
    /// A pair of operands.
    fn operands(&self, u: &mut Unstructured<'_>) -> Result<String>;
    /// A pair that the site is warmed with.
    fn warm(&self, u: &mut Unstructured<'_>) -> Result<String> {
        self.operands(u)
    }
    /// A pair that is close to another one, where that means something.
    fn near(&self, u: &mut Unstructured<'_>, _operands: &str) -> Result<String> {
        self.operands(u)
    }
    /// A statement of the module that changes what the operands name, mostly those that the site is warm with.
    fn change(&self, u: &mut Unstructured<'_>, warm: &str) -> Result<Option<String>>;
}

/// Lines of a kernel as they are.
fn lines(fixed: &[&str]) -> Vec<String> {
    fixed.iter().map(|line| (*line).to_owned()).collect()
}

/// The number in the names of operands (`(k2, 7)`), of so many numbers; 0 where there is none.
fn number(operands: &str, count: usize) -> usize {
    operands.chars().find_map(|c| c.to_digit(10)).map_or(0, |digit| digit as usize).min(count - 1)
}

/// A kernel put together, warmed and shifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// The base instruction that the kernel has sites of.
    pub family: Op,
    definitions: String,
    body: Vec<String>,
    wrap: Wrap,
    /// The warm-up, then the shifts.
    pub phases: Vec<Phase>,
}

/// The families that kernels are put together for, each as often as it says.
const FAMILIES: &[Op] = &[
    Op::LOAD_ATTR,
    Op::LOAD_ATTR,
    Op::LOAD_METHOD,
    Op::STORE_ATTR,
    Op::LOAD_METHOD,
    Op::LOAD_METHOD,
    Op::STORE_ATTR,
    Op::BINARY_SUBSCR,
    Op::STORE_SUBSCR,
    Op::UNPACK_SEQUENCE,
    Op::CALL,
    Op::CALL,
    Op::PRECALL,
    Op::PRECALL,
    Op::BINARY_OP,
    Op::COMPARE_OP,
    Op::COMPARE_OP,
];

fn scene(u: &mut Unstructured<'_>, family: Op) -> Result<Box<dyn Scene>> {
    Ok(match family {
        Op::CALL => Box::new(callees::Callees::draw(u)?),
        Op::STORE_SUBSCR | Op::UNPACK_SEQUENCE => Box::new(containers::Containers { family }),
        Op::BINARY_SUBSCR if u.ratio(2, 3)? => Box::new(containers::Containers { family }),
        Op::PRECALL => Box::new(builtins::Builtins::draw(u)?),
        Op::BINARY_OP | Op::COMPARE_OP => Box::new(scalars::Scalars { family }),
        _ => Box::new(classes::Classes::draw(u, family)?),
    })
}

impl Composed {
    /// Draws everything; with a family, a kernel that has a site of it. `None` where none is put together for it.
    ///
    /// # Errors
    /// Never for want of bytes: missing bytes read as zeros.
    pub fn draw(u: &mut Unstructured<'_>, family: Option<Op>, swarm: Swarm) -> Result<Option<Self>> {
        let family = match family {
            Some(family) if FAMILIES.contains(&family) => family,
            Some(_) => return Ok(None),
            None => *u.choose(FAMILIES)?,
        };
        let scene = scene(u, family)?;
        let body = scene.body(u)?;
        let wraps = swarm.allows(Feature::Wraps) && u.ratio(1, 3)?;
        let wrap = if wraps { *u.choose(&Wrap::ALL)? } else { Wrap::Function };
        let warm = scene.warm(u)?;
        let visits = if u.ratio(15, 16)? { 10 } else { *u.choose(schedule::COUNTS)? };
        let mut phases = vec![Phase { change: None, operands: vec![warm.clone().into()], visits }];
        for _ in 0..*u.choose(&[1u8, 1, 1, 2, 2, 3])? {
            phases.push(shift(u, &*scene, swarm, &warm)?);
        }
        if u.ratio(1, 6)? {
            let again = if u.ratio(1, 2)? { warm.into() } else { phases[phases.len() - 1].operands[0].clone() };
            let visits = if swarm.allows(Feature::Tails) { *u.choose(TAILS)? } else { 14 };
            phases.push(Phase { change: None, operands: vec![again], visits });
        }
        let mut used = body.join("\n");
        for Phase { change, operands, .. } in &phases {
            change.iter().chain(operands).for_each(|text| used.extend(["\n", &**text]));
        }
        Ok(Some(Self { family, definitions: scene.definitions(&used), body, wrap, phases }))
    }

    /// Writes the definitions, the kernel and its visits.
    ///
    /// # Errors
    /// What the formatter answers.
    pub fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "# {}", self.family.name())?;
        f.write_str(&self.definitions)?;
        let body: Vec<&str> = self.body.iter().map(String::as_str).collect();
        self.wrap.write(f, &body)?;
        write_visits(f, &self.phases)
    }
}

/// What comes after the warm-up: a change under the operands that the site knows, or others between them.
fn shift(u: &mut Unstructured<'_>, scene: &dyn Scene, swarm: Swarm, warm: &str) -> Result<Phase> {
    if swarm.allows(Feature::Worlds)
        && u.ratio(2, 3)?
        && let Some(change) = scene.change(u, warm)?
    {
        let operands = if u.ratio(3, 4)? { warm.to_owned() } else { scene.operands(u)? };
        let visits = u.int_in_range(1..=3)?;
        return Ok(Phase { change: Some(change.into()), operands: vec![operands.into()], visits });
    }
    // Each after the operands that the site knows: it keeps its form.
    let mut operands = Vec::new();
    for _ in 0..u.int_in_range(1..=3)? {
        let other = if u.ratio(1, 2)? { scene.near(u, warm)? } else { scene.operands(u)? };
        operands.extend([warm.to_owned().into(), other.into()]);
    }
    let visits = operands.len() as u16;
    Ok(Phase { change: None, operands, visits })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::End;
    use crate::oracles::verdict::{Setup, Verdict, judge};
    use crate::programs::Program;
    use crate::programs::split_mix::SplitMix;

    /// Almost all programs come to their end, and both interpreters agree on all of them.
    #[test]
    fn composed_programs_of_every_family_run_and_agree() {
        let setup = crate::campaign::bounded(&Setup::default());
        for family in FAMILIES {
            let mut ended = 0;
            for seed in 0..60 {
                let bytes = SplitMix(seed).bytes(192);
                let mut u = Unstructured::new(&bytes);
                let swarm = Swarm(!(1 << Feature::Last as u8));
                let composed = Composed::draw(&mut u, Some(*family), swarm).expect("total").expect("of this family");
                let program = Program { swarm, aimed: None, composed: Some(composed), parts: vec![], inside: vec![] };
                let source = program.to_string();
                let judged = judge(&source, &setup);
                assert!(matches!(judged.verdict, Verdict::Agree), "{family:?} {seed}: {:?}\n{source}", judged.verdict);
                let end = judged.plain.expect("a plain run").end;
                ended += u32::from(end == End::Done);
                assert!(ended + 2 > seed as u32, "{family:?} {seed}: {end:?}\n{source}");
            }
        }
    }
}
