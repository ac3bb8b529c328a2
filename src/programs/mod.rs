//! Generated programs: kernels visited by a type-shift schedule in a changing world, as Python source.

pub mod aim;
pub mod aimed;
pub mod code_object;
pub mod composed;
pub mod definition;
pub mod kernel;
pub mod mutate;
pub mod part;
pub mod scalar;
pub mod schedule;
pub mod shape;
pub mod source_text;
pub mod split_mix;
pub mod swarm;
pub mod world;
pub mod wrap;

use std::fmt::{self, Display, Formatter};

use crate::adaptive::families;
use crate::bytecode::Op;
use aim::Aim;
use aimed::Aimed;
use arbitrary::{Arbitrary, Result, Unstructured};
use composed::Composed;
use part::Part;
use swarm::{Feature, Swarm};

/// A program: its parts run one after another in the same world.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// What it may use.
    pub swarm: Swarm,
    /// An aimed kernel, first.
    pub aimed: Option<Aimed>,
    /// A kernel put together at random, in its place.
    pub composed: Option<Composed>,
    /// The parts, in order of execution.
    pub parts: Vec<Part>,
    /// What dunder methods do to the world while an instruction runs.
    pub inside: Vec<&'static str>,
}

/// How many of 16 programs have a kernel that is put together at random.
const COMPOSED: u32 = 5;

/// Records each visit's result, or the exception.
const OBSERVER: &str = "g0 = 1\nlog = ['log']\nnote = log.append\n";
const VISIT: &str = "\
def visit(kernel, make, visits):
    for i in range(visits):
        try: note(f'{kernel(*make(i))!r}')
        except Exception as e: note(caught(e))
";

/// The same for operands that are there already.
const EACH: &str = "\
def each(kernel, *pairs):
    for pair in pairs:
        try: note(f'{kernel(*pair)!r}')
        except Exception as e: note(caught(e))
";

/// What is recorded of an exception: the cheap way, with the line that raised it, and with attributes and the lines it went through.
const CAUGHT: &str = "\
def caught(e):
    t = e.__traceback__
    while n := t.tb_next: t = n
    return f'{e!r}{t.tb_lineno}'
";
const REPORTED: &str = "\
def caught(e):
    t = e.__traceback__
    lines = [repr(e), getattr(e, 'name', '-'), getattr(e, 'obj', '-'), e.args, e.__cause__, e.__context__]
    while t:
        lines.append(t.tb_lineno)
        t = t.tb_next
    return repr(lines)
";

/// Prints the record without addresses.
const PRINTED: &str =
    "for part in '\\n'.join(log).split(' at 0x'): print(part.lstrip('0123456789abcdef'), end='')\nprint()\n";

impl Program {
    /// Draws a program of the generator; with a form, only kernels aimed at it.
    ///
    /// # Errors
    /// Never for want of bytes: missing bytes read as zeros.
    pub fn draw(u: &mut Unstructured<'_>, form: Option<Op>) -> Result<Self> {
        let swarm: Swarm = u.arbitrary()?;
        let mut program = Program { swarm, aimed: None, composed: None, parts: Vec::new(), inside: Vec::new() };
        if u.ratio(COMPOSED, 16)? {
            program.composed = Composed::draw(u, form.map(Op::deopt), swarm)?;
        }
        if program.composed.is_none() && (form.is_some() || u.ratio(31, 32)?) {
            // Half of the programs give each form its share, however many aims it has.
            let wanted = match form {
                Some(form) => Some(form),
                None if u.ratio(1, 2)? => Some(*u.choose(&families::forms().collect::<Vec<_>>())?),
                None => None,
            };
            let aims: Vec<&'static Aim> =
                aim::aims().filter(|aim| wanted.is_none_or(|form| aim.forms.contains(&form))).collect();
            if !aims.is_empty() {
                let aim = *u.choose(&aims)?;
                program.aimed = Some(Aimed::draw(u, aim, swarm)?);
            }
        }
        if program.aimed.is_none() && program.composed.is_none() {
            program.parts.push(u.arbitrary()?);
        }
        if swarm.allows(Feature::Inside) {
            for _ in 0..u.int_in_range(1..=2)? {
                // A thousand mutations inside each visit would be the whole program.
                let mutation = *u.choose(world::MUTATIONS)?;
                if !mutation.starts_with("for ") {
                    program.inside.push(mutation);
                }
            }
        }
        Ok(program)
    }
}

impl<'a> Arbitrary<'a> for Program {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Program::draw(u, None)
    }
}

struct Body<'a>(&'a Program);

impl Display for Body<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Program { swarm, aimed, composed, parts, .. } = self.0;
        if let Some(aimed) = aimed {
            aimed.write(f)?;
        }
        if let Some(composed) = composed {
            composed.write(f)?;
        }
        for (number, part) in parts.iter().enumerate() {
            part.write(f, number)?;
        }
        f.write_str(PRINTED)?;
        let phases = aimed.as_ref().map(|a| &a.phases).or_else(|| composed.as_ref().map(|c| &c.phases));
        if let (true, Some(phases)) = (swarm.allows(Feature::Last), phases) {
            let last = phases.last().and_then(|phase| phase.operands.last());
            writeln!(f, "kernel(*{})", last.map_or("(1, 2)", |operands| operands))?;
        }
        Ok(())
    }
}

/// The mutations that dunder methods make, as the function that they call.
fn inside(mutations: &[&str]) -> String {
    // How often it is called, and when, is part of the answer.
    let mut text = "def mutate():\n    global g0, g1, len, z\n    log.append('mutate')\n".to_owned();
    for mutation in mutations {
        text.push_str(&format!("    try:\n        {mutation}\n    except Exception: pass\n"));
    }
    text
}

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut body = Body(self).to_string();
        let mut needed = String::new();
        if let Some(aimed) = &self.aimed {
            let mut own = String::new();
            aimed.aim.library.add_needed(&body, &mut own);
            body.insert_str(0, &own);
        }
        shape::LIBRARY.add_needed(&body, &mut needed);
        if needed.contains("mutate()") {
            let inside = inside(&self.inside);
            needed.clear();
            body.insert_str(0, &inside);
            shape::LIBRARY.add_needed(&body, &mut needed);
        }
        f.write_str(&needed)?;
        f.write_str(if self.swarm.allows(Feature::Reports) { REPORTED } else { CAUGHT })?;
        f.write_str(OBSERVER)?;
        for (call, definition) in [("visit(", VISIT), ("each(", EACH)] {
            if body.contains(call) {
                f.write_str(definition)?;
            }
        }
        f.write_str(&body)
    }
}

/// The program that `bytes` stand for: total, missing bytes read as zeros.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<Program> {
    Program::arbitrary(&mut Unstructured::new(bytes)).ok()
}

/// The program of a seed, aimed at a form where one is given.
#[must_use]
pub fn generate_for(seed: u64, form: Option<Op>) -> Option<Program> {
    let bytes = split_mix::SplitMix(seed).bytes(192);
    Program::draw(&mut Unstructured::new(&bytes), form).ok()
}

/// The program of a seed: bytes of SplitMix64 read as a [`Program`].
#[must_use]
pub fn generate(seed: u64) -> Option<Program> {
    generate_for(seed, None)
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
            families.extend(program.composed.iter().map(|composed| composed.family.name()));
            families.extend(program.aimed.iter().map(|aimed| aimed.aim.forms[0].deopt().name()));
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
