//! Generated programs: kernels visited by a type-shift schedule in a changing world, as Python source.

pub mod aim;
pub mod code_object;
pub mod kernel;
pub mod schedule;
pub mod shape;
pub mod source_text;
pub mod split_mix;
pub mod world;

use std::fmt::{self, Display, Formatter};

use crate::bytecode::Op;
use aim::{Aim, Shift};
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

/// A kernel aimed at a form, warmed and shifted.
#[derive(Clone, Debug, PartialEq)]
pub struct Aimed {
    /// What it is aimed at.
    pub aim: &'static Aim,
    /// How the kernel is wrapped.
    pub wrap: Wrap,
    /// The operands that warm it.
    pub warm: &'static str,
    /// Visits before the first shift.
    pub visits: u16,
    /// What shifts, in order, with the visits after it; `None` shifts back.
    pub shifts: Vec<(Option<&'static Shift>, u16)>,
}

/// What stands around a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// A function of the module.
    Function,
    /// A method.
    Method,
    /// A function that closes over its operands' history.
    Closure,
    /// A generator suspended between two visits.
    Generator,
    /// A `try` statement with a handler and a `finally`.
    Try,
    /// A loop that runs the kernel more than once in one visit.
    Loop,
}

impl Wrap {
    const ALL: [Wrap; 6] = [Wrap::Function, Wrap::Method, Wrap::Closure, Wrap::Generator, Wrap::Try, Wrap::Loop];
}

/// A program: its parts run one after another in the same world.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Aimed kernels, first.
    pub aimed: Vec<Aimed>,
    /// The parts, in order of execution.
    pub parts: Vec<Part>,
    /// What dunder methods do to the world while an instruction runs.
    pub inside: Vec<&'static str>,
}

/// Records each visit's result: the value, its digest, or the exception with its message (not where it holds an
/// address).
const OBSERVER: &str = "\
g0 = 1
log = []
plain = (int, float, bool, str, bytes, type(None))
def digest(v, depth=0):
    k = type(v)
    if k in plain:
        return k.__name__ + ':' + repr(v)
    if (k is list or k is tuple) and depth < 3:
        return k.__name__ + '[' + ','.join([digest(e, depth + 1) for e in v]) + ']'
    return k.__name__
def visit(kernel, make, visits):
    for i in range(visits):
        try:
            a, b = make(i)
            r = kernel(a, b)
            log.append(r if type(r) in plain else digest(r))
        except Exception as e:
            text = str(e)
            if ' at 0x' in text:
                text = ''
            log.append(type(e).__name__ + ':' + text)
";

/// Visits that a shift is followed by: a few mostly, else enough to deoptimize and to specialize again.
const AFTER: &[u16] = &[3, 1, 2, 4, 3, 2, 17, 54, 64, 120];

impl Aimed {
    /// Draws shifts for an aim.
    ///
    /// # Errors
    /// Never for want of bytes: missing bytes read as zeros.
    pub fn draw(u: &mut Unstructured<'_>, aim: &'static Aim) -> Result<Self> {
        let wrap = if u.ratio(1, 2)? { Wrap::Function } else { *u.choose(&Wrap::ALL)? };
        let warm = *u.choose(aim.warm)?;
        let visits = if u.ratio(3, 4)? { 10 } else { *u.choose(schedule::COUNTS)? };
        let mut shifts = Vec::new();
        for _ in 0..u.int_in_range(1..=4)? {
            let back = u.ratio(1, 5)?;
            // An early shift is followed by few visits: the long ones are for the last.
            shifts.push((if back { None } else { Some(u.choose(aim.shifts)?) }, *u.choose(&AFTER[..6])?));
        }
        if u.ratio(1, 4)?
            && let Some(last) = shifts.last_mut()
        {
            last.1 = *u.choose(AFTER)?;
        }
        Ok(Self { aim, wrap, warm, visits, shifts })
    }

    fn write(&self, f: &mut Formatter<'_>, number: usize) -> fmt::Result {
        writeln!(f, "# {}", self.aim.forms[0].name())?;
        f.write_str(self.aim.setup)?;
        let lines = |f: &mut Formatter<'_>, indent: &str| {
            self.aim.body.iter().try_for_each(|line| writeln!(f, "{indent}{line}"))
        };
        match self.wrap {
            Wrap::Function => {
                writeln!(f, "def kernel(o, v):")?;
                lines(f, "    ")?;
            }
            Wrap::Method => {
                writeln!(f, "class Holder:\n    def kernel(self, o, v):")?;
                lines(f, "        ")?;
                writeln!(f, "kernel = Holder().kernel")?;
            }
            Wrap::Closure => {
                writeln!(f, "def outer():\n    seen = 0\n    def kernel(o, v):\n        nonlocal seen")?;
                writeln!(f, "        seen = (o, v)")?;
                lines(f, "        ")?;
                writeln!(f, "    return kernel\nkernel = outer()")?;
            }
            Wrap::Generator => {
                writeln!(f, "def run(box):\n    while True:\n        o, v = box")?;
                writeln!(f, "        try:\n            yield kernel(o, v)")?;
                writeln!(f, "        except Exception as e:\n            yield e")?;
                writeln!(f, "def kernel(o, v):")?;
                lines(f, "    ")?;
                writeln!(f, "box = [0, 0]\ngen = run(box)\ndef resumed(o, v):\n    box[:] = (o, v)")?;
                writeln!(f, "    r = next(gen)")?;
                writeln!(f, "    if isinstance(r, Exception): raise r\n    return r")?;
            }
            Wrap::Try => {
                writeln!(f, "def kernel(o, v):\n    try:")?;
                lines(f, "        ")?;
                writeln!(f, "    except Exception as e:\n        return (type(e).__name__, e.args)")?;
                writeln!(f, "    finally:\n        o = v = None")?;
            }
            Wrap::Loop => {
                writeln!(f, "def kernel(o, v):\n    for i in (0, 1):\n        if i == 0: continue")?;
                lines(f, "        ")?;
            }
        }
        let name = if self.wrap == Wrap::Generator { "resumed" } else { "kernel" };
        writeln!(f, "visit({name}, lambda i: {}, {})", self.warm, self.visits)?;
        for (shift, visits) in &self.shifts {
            let operands = shift.map_or(self.warm, |shift| shift.1);
            if let Some(Shift(statement, _)) = shift
                && !statement.is_empty()
            {
                writeln!(f, "try: {statement}\nexcept Exception as e: log.append(type(e).__name__)")?;
            }
            writeln!(f, "visit({name}, lambda i: {operands}, {visits})")?;
        }
        writeln!(f, "log.append({number})")
    }
}

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

impl Part {
    fn write(&self, f: &mut Formatter<'_>, number: usize) -> fmt::Result {
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
                writeln!(f, "try:\n    {mutation}")?;
                writeln!(f, "except Exception as e:\n    log.append(type(e).__name__)")?;
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

impl Program {
    /// Draws a program of the generator; with a form, only kernels aimed at it.
    ///
    /// # Errors
    /// Never for want of bytes: missing bytes read as zeros.
    pub fn draw(u: &mut Unstructured<'_>, form: Option<Op>) -> Result<Self> {
        let aims: Vec<&'static Aim> =
            aim::AIMS.iter().filter(|aim| form.is_none_or(|form| aim.forms.contains(&form))).collect();
        let aimed = !aims.is_empty() && (form.is_some() || u.ratio(7, 8)?);
        let mut program = Program { aimed: Vec::new(), parts: Vec::new(), inside: Vec::new() };
        if aimed {
            let aim = *u.choose(&aims)?;
            program.aimed.push(Aimed::draw(u, aim)?);
        } else {
            for _ in 0..u.int_in_range(1..=2)? {
                program.parts.push(u.arbitrary()?);
            }
        }
        for _ in 0..u.int_in_range(0..=2)? {
            // A thousand mutations inside each visit would be the whole program.
            let mutation = *u.choose(world::MUTATIONS)?;
            if !mutation.starts_with("for ") {
                program.inside.push(mutation);
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
        for (number, aimed) in self.0.aimed.iter().enumerate() {
            aimed.write(f, number)?;
        }
        for (number, part) in self.0.parts.iter().enumerate() {
            part.write(f, number)?;
        }
        writeln!(f, "for line in log: print(line)")
    }
}

/// The mutations that dunder methods make, as the function that they call.
fn inside(mutations: &[&str]) -> String {
    let mut text = "def mutate():\n    global g0, g1, len, z\n".to_owned();
    for mutation in mutations {
        text.push_str(&format!("    try:\n        {mutation}\n    except Exception: pass\n"));
    }
    text
}

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let body = Body(self).to_string();
        let mut needed = shape::definitions(&body);
        if needed.contains("mutate()") {
            let inside = inside(&self.inside);
            needed = shape::definitions(&(body.clone() + &inside)) + &inside;
        }
        f.write_str(&needed)?;
        f.write_str(OBSERVER)?;
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
    let bytes = split_mix::SplitMix(seed).bytes(256);
    Program::draw(&mut Unstructured::new(&bytes), form).ok()
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
