//! The verdict on a program: both interpreters agree, something poisoned the comparison, or they diverged.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;
use std::sync::Arc;

use super::cpython::{self, Difference, Pool, Ruling, Words};
use super::plant::Plant;
use super::witness::lockstep::{self, Trail};
use super::witness::{self, Depth};
use super::{End, Engine, Outcome};
use crate::adaptive::families;
use crate::adaptive::families::invariant::Invariant;
use crate::adaptive::pace::Pace;
use crate::adaptive::policy::{Policy, Thresholds};
use crate::adaptive::schedule::{Driver, Schedule};
use crate::adaptive::stats::Counter;
use crate::bytecode::code::Code;
use crate::bytecode::{ALL, Op};
use crate::compiler;
use crate::semantics::{Fault, Limits, Machine};

/// Under what a program is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The policies of the adaptive interpreter, each in a run of its own.
    pub policies: Vec<Policy>,
    /// How long sites wait.
    pub pace: Pace,
    /// The budgets of every run.
    pub limits: Limits,
    /// Bugs put into the adaptive interpreter.
    pub plants: Vec<Plant>,
    /// Decisions forced on the policies.
    pub schedule: Schedule,
    /// Numbers in place of those of each policy.
    pub thresholds: Option<Thresholds>,
    /// How closely the adaptive interpreter is witnessed.
    pub depth: Depth,
    /// A real Python that is asked about some programs, and about every divergence.
    pub python: Option<Arc<Pool>>,
}

impl Default for Setup {
    fn default() -> Self {
        // Recursion ends early: a thousand frames would be most of a program.
        let limits = Limits { fuel: 2_000_000, output: 1 << 20, heap: 256 << 20, recursion: 100, ..Limits::default() };
        let policies = Policy::ALL.to_vec();
        Setup {
            policies,
            pace: Pace::Normal,
            limits,
            plants: Vec::new(),
            schedule: Schedule::default(),
            thresholds: None,
            depth: Depth::default(),
            python: None,
        }
    }
}

impl Setup {
    /// Under what a divergence that this setup found is shown again, whatever becomes of the program's text: its policy only,
    /// witnessed as closely as its mismatch needs.
    #[must_use]
    pub fn again(&self, found: &Divergence) -> Setup {
        Setup { policies: vec![found.policy], depth: found.signature.mismatch.depth(), ..self.clone() }
    }

    /// Puts plants, schedule and thresholds into a machine that has not run yet.
    pub fn prepare(&self, m: &mut Machine, policy: Policy, plants: &[Plant]) {
        m.adaptive.thresholds = self.thresholds.unwrap_or_else(|| self.pace.thresholds(policy));
        plants.iter().for_each(|plant| plant.apply(m));
        if !self.schedule.rules.is_empty() {
            m.adaptive.schedule = Some(Box::new(Driver::new(self.schedule.clone())));
        }
    }
}

/// Why two runs say nothing about each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// The source is no program.
    Invalid(String),
    /// It needs what this runtime lacks.
    NotSupported(String),
    /// The budget of base instructions ended both runs.
    Fuel,
    /// The heap budget ended both runs.
    Memory,
    /// The output budget ended both runs.
    Output,
}

impl Cause {
    /// The name of the cause, without its details.
    pub const fn name(&self) -> &'static str {
        match self {
            Cause::Invalid(_) => "invalid",
            Cause::NotSupported(_) => "not_supported",
            Cause::Fuel => "fuel",
            Cause::Memory => "memory",
            Cause::Output => "output",
        }
    }
}

impl Display for Cause {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Invalid(what) | Cause::NotSupported(what) => write!(f, "{}: {what}", self.name()),
            _ => f.write_str(self.name()),
        }
    }
}

/// In what two outcomes differ, the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mismatch {
    /// An interpreter reports a bug of its own.
    Engine,
    /// A budget or a missing feature ended one run only.
    Budget,
    /// What was printed.
    Output,
    /// One run raised an exception, the other did not, or they raised different ones.
    Exception,
    /// The same exception has another traceback, cause or context.
    Traceback,
    /// The same answer took another number of base instructions.
    Instructions,
    /// What the program's modules hold at its end: structure or identity.
    World,
    /// The answer is the same, but the adaptive interpreter broke a law of its own.
    Invariant(Invariant),
    /// Both interpreters show the same, and a real Python something else, from these words on.
    Python(Difference, Words),
}

impl Mismatch {
    /// The kinds that are no broken invariant.
    const OUTCOMES: [Mismatch; 7] = [
        Mismatch::Engine,
        Mismatch::Budget,
        Mismatch::Output,
        Mismatch::Exception,
        Mismatch::Traceback,
        Mismatch::Instructions,
        Mismatch::World,
    ];

    fn all() -> impl Iterator<Item = Mismatch> {
        let python = [Difference::Output, Difference::Exception, Difference::Traceback].into_iter();
        let invariants = Invariant::ALL.into_iter().map(Mismatch::Invariant);
        let python = python.map(|difference| Mismatch::Python(difference, Words::default()));
        Mismatch::OUTCOMES.into_iter().chain(invariants).chain(python)
    }

    /// Its name, in a signature followed by the parting words where there are any.
    pub const fn name(self) -> &'static str {
        match self {
            Mismatch::Engine => "engine",
            Mismatch::Budget => "budget",
            Mismatch::Output => "output",
            Mismatch::Exception => "exception",
            Mismatch::Traceback => "traceback",
            Mismatch::Instructions => "instructions",
            Mismatch::World => "world",
            Mismatch::Invariant(invariant) => invariant.name(),
            Mismatch::Python(Difference::Output, _) => "python_output",
            Mismatch::Python(Difference::Exception, _) => "python_exception",
            Mismatch::Python(Difference::Traceback, _) => "python_traceback",
        }
    }

    /// How closely a run has to be witnessed to show this again, whatever its program's text is.
    pub const fn depth(self) -> Depth {
        match self {
            Mismatch::Invariant(invariant) if invariant.needs_witness() => Depth::Full,
            _ => Depth::Outcome,
        }
    }

    /// How two outcomes differ; `None` where they agree.
    pub fn between(plain: &Outcome, adaptive: &Outcome) -> Option<Mismatch> {
        if plain.agrees(adaptive) {
            return adaptive.broken.map(|(_, invariant)| Mismatch::Invariant(invariant));
        }
        let engine = |o: &Outcome| matches!(o.end, End::Fault(Fault::Engine(_)));
        let fault = |o: &Outcome| matches!(o.end, End::Fault(_));
        // The last line of a report names the exception.
        let last = |o: &Outcome| match &o.end {
            End::Raised(report) => report.lines().next_back().map(str::to_owned),
            _ => None,
        };
        Some(if engine(plain) || engine(adaptive) {
            Mismatch::Engine
        } else if fault(plain) || fault(adaptive) {
            Mismatch::Budget
        } else if plain.output != adaptive.output {
            Mismatch::Output
        } else if last(plain) != last(adaptive) {
            Mismatch::Exception
        } else if plain.end != adaptive.end {
            Mismatch::Traceback
        } else if plain.instructions != adaptive.instructions {
            Mismatch::Instructions
        } else {
            Mismatch::World
        })
    }
}

impl Display for Mismatch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Mismatch::Python(_, Words(words)) => write!(f, "{}_{words:04x}", self.name()),
            _ => f.write_str(self.name()),
        }
    }
}

impl FromStr for Mismatch {
    type Err = String;

    fn from_str(text: &str) -> Result<Mismatch, String> {
        let named = |name: &str| Mismatch::all().find(|kind| kind.name() == name);
        let python = |text: &str| {
            let (name, words) = text.rsplit_once('_')?;
            match (named(name)?, u16::from_str_radix(words, 16)) {
                (Mismatch::Python(difference, _), Ok(words)) => Some(Mismatch::Python(difference, Words(words))),
                _ => None,
            }
        };
        named(text).or_else(|| python(text)).ok_or_else(|| format!("no mismatch '{text}'"))
    }
}

/// What makes two divergences the same bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Signature {
    /// The form without which the divergence is gone; `None` where no single form explains it.
    pub form: Option<Op>,
    /// The plant without which it is gone; `None` without plants, or where no single one explains it.
    pub plant: Option<Plant>,
    /// In what the outcomes differ.
    pub mismatch: Mismatch,
}

impl Signature {
    /// The name of the form's family.
    pub fn family(&self) -> Option<&'static str> {
        self.form.map(|form| form.deopt().name())
    }
}

impl Display for Signature {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let form = self.form.map_or("-", Op::name);
        let plant = self.plant.map_or_else(|| "-".to_owned(), |plant| plant.to_string());
        write!(f, "{}/{form}/{plant}/{}", self.family().unwrap_or("-"), self.mismatch)
    }
}

impl FromStr for Signature {
    type Err = String;

    fn from_str(text: &str) -> Result<Signature, String> {
        let [_, form, plant, mismatch] = text.split('/').collect::<Vec<_>>()[..] else {
            return Err(format!("'{text}' is not FAMILY/FORM/PLANT/MISMATCH"));
        };
        let form = match form {
            "-" => None,
            name => Some(ALL.into_iter().find(|op| op.name() == name).ok_or_else(|| format!("no form '{name}'"))?),
        };
        let plant = if plant == "-" { None } else { Some(plant.parse()?) };
        Ok(Signature { form, plant, mismatch: mismatch.parse()? })
    }
}

/// A divergence: who said what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// What makes it the same bug as another.
    pub signature: Signature,
    /// The policy under which the adaptive interpreter ran.
    pub policy: Policy,
    /// What the plain interpreter showed.
    pub plain: Outcome,
    /// What the adaptive interpreter showed.
    pub adaptive: Outcome,
    /// Who is right, where a real Python was asked.
    pub ruling: Option<Ruling>,
}

/// The verdict on a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every run showed the same.
    Agree,
    /// The runs say nothing about each other.
    Poisoned(Cause),
    /// Two runs differ.
    Diverged(Box<Divergence>),
}

/// What a judged program did beside its verdict.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The plain run; `None` where the source did not compile.
    pub plain: Option<Outcome>,
    /// The adaptive runs, in the order of the policies, up to the first that diverged.
    pub adaptive: Vec<Outcome>,
}

/// Other addresses, in another order: any number will do that changes low and high bits.
const SCATTER: i64 = 0x2d_35a7;

/// The name under which programs are compiled: the same for all, for tracebacks show it.
pub const FILENAME: &str = "program.py";

/// Judges a program: the first divergence counts.
pub fn verdict(source: &str, setup: &Setup) -> Verdict {
    judge(source, setup).verdict
}

/// Judges a program and keeps the outcomes of its runs.
pub fn judge(source: &str, setup: &Setup) -> Judged {
    judge_where(source, setup, &mut |_| true)
}

/// Judges a program; a mismatch that is not `wanted` is not looked into: its signature names neither form nor plant.
pub fn judge_where(source: &str, setup: &Setup, wanted: &mut dyn FnMut(Mismatch) -> bool) -> Judged {
    match compiler::compile(source, FILENAME) {
        Ok(code) => judge_code(&code, source, setup, None, wanted),
        Err(error) => {
            let cause = match error.kind {
                compiler::ErrorKind::NotSupported => Cause::NotSupported(error.to_string()),
                _ => Cause::Invalid(error.to_string()),
            };
            Judged { verdict: Verdict::Poisoned(cause), plain: None, adaptive: Vec::new() }
        }
    }
}

/// [`judge_where`] of a program that is compiled already, under the name [`FILENAME`]. Where its plain run is known, only
/// the adaptive runs are made, without witnesses and without asking a real Python again.
pub fn judge_code(
    code: &Arc<Code>,
    source: &str,
    setup: &Setup,
    known: Option<&Outcome>,
    wanted: &mut dyn FnMut(Mismatch) -> bool,
) -> Judged {
    let depth = if known.is_none() && setup.depth.is_witnessed(source) { setup.depth } else { Depth::Outcome };
    let mut program = Program { code, source, setup, depth, trail: Arc::default() };
    let plain = known.cloned().unwrap_or_else(|| program.plain());
    let mut runs = Vec::with_capacity(setup.policies.len());
    for &policy in &setup.policies {
        let adaptive = program.adaptive(policy, &setup.plants);
        let mismatch = Mismatch::between(&plain, &adaptive);
        if let Some(mismatch) = mismatch {
            let explain = wanted(mismatch);
            let (form, plant) = match explain {
                true => program.blame(policy, &plain, &adaptive),
                false => (None, None),
            };
            // An invariant knows where it was broken.
            let form = match mismatch {
                Mismatch::Invariant(_) => adaptive.broken.map(|(form, _)| form),
                _ => form,
            };
            let signature = Signature { form, plant, mismatch };
            let answer = setup.python.as_ref().filter(|_| explain).and_then(|python| python.ask(source));
            let ruling = answer.and_then(|answer| answer.ruling(&plain, &adaptive));
            runs.push(adaptive.clone());
            let divergence = Divergence { signature, policy, plain: plain.clone(), adaptive, ruling };
            return Judged { verdict: Verdict::Diverged(Box::new(divergence)), plain: Some(plain), adaptive: runs };
        }
        runs.push(adaptive);
    }
    let verdict = match &plain.end {
        End::Done | End::Raised(_) | End::Exit(..) if known.is_some() => Verdict::Agree,
        End::Done | End::Raised(_) | End::Exit(..) => against_python(&program, &plain, &runs),
        End::Fault(Fault::NotSupported(what)) => Verdict::Poisoned(Cause::NotSupported(what.clone())),
        End::Fault(Fault::Fuel) => Verdict::Poisoned(Cause::Fuel),
        End::Fault(Fault::Memory) => Verdict::Poisoned(Cause::Memory),
        End::Fault(Fault::Output) => Verdict::Poisoned(Cause::Output),
        // Both interpreters fail alike: a bug in what they share, which is a finding all the same.
        End::Fault(Fault::Engine(_)) => {
            let signature = Signature { form: None, plant: None, mismatch: Mismatch::Engine };
            let policy = setup.policies.first().copied().unwrap_or_default();
            let adaptive = runs.first().unwrap_or(&plain).clone();
            Verdict::Diverged(Box::new(Divergence { signature, policy, plain: plain.clone(), adaptive, ruling: None }))
        }
    };
    Judged { verdict, plain: Some(plain), adaptive: runs }
}

/// The verdict on a program on which both interpreters agree: a real Python may not. A program that shows something else
/// when its objects have other addresses (the order of a set of functions, the letters of a default `repr`) may differ.
fn against_python(program: &Program<'_>, plain: &Outcome, runs: &[Outcome]) -> Verdict {
    let Program { source, setup, .. } = *program;
    let Some(python) = setup.python.as_ref().filter(|python| python.wants(source)) else { return Verdict::Agree };
    let Some((difference, words)) = python.ask(source).and_then(|answer| answer.difference(plain)) else {
        return Verdict::Agree;
    };
    let elsewhere = program.run(Engine::Plain, |m| m.scatter = SCATTER);
    if !cpython::show_the_same(plain, &elsewhere) {
        return Verdict::Agree;
    }
    let signature = Signature { form: None, plant: None, mismatch: Mismatch::Python(difference, words) };
    let policy = setup.policies.first().copied().unwrap_or_default();
    let adaptive = runs.first().unwrap_or(plain).clone();
    let ruling = Some(Ruling::Neither);
    Verdict::Diverged(Box::new(Divergence { signature, policy, plain: plain.clone(), adaptive, ruling }))
}

/// Where the plain and the adaptive run of a program stand first with other operands or at another place, each as text:
/// the instruction, the locals and the stack. `None` where they never do between two instructions.
pub fn first_difference(source: &str, policy: Policy, setup: &Setup) -> Option<(String, String)> {
    let code = compiler::compile(source, FILENAME).ok()?;
    let mut program = Program { code: &code, source, setup, depth: Depth::Full, trail: Arc::default() };
    program.plain();
    let run = |engine, prepare: &dyn Fn(&mut Machine)| {
        super::run_code_with(&code, source, engine, setup.limits, prepare, |m| {
            (witness::first_difference(m), lockstep::photographed(m))
        })
    };
    let count = run(Engine::Adaptive(policy), &|m| program.prepare(m, policy, &setup.plants)).1.0?;
    let plain = run(Engine::Plain, &|m| lockstep::photograph(m, count, false)).1.1;
    let adaptive = run(Engine::Adaptive(policy), &|m| {
        program.prepare(m, policy, &setup.plants);
        lockstep::photograph(m, count, true);
    });
    Some((plain, adaptive.1.1))
}

struct Program<'a> {
    code: &'a Arc<Code>,
    source: &'a str,
    setup: &'a Setup,
    depth: Depth,
    trail: Arc<Trail>,
}

impl Program<'_> {
    /// The plain run; its trail is kept where the adaptive runs are to be witnessed.
    fn plain(&mut self) -> Outcome {
        if self.depth == Depth::Outcome {
            return self.run(Engine::Plain, |_| {});
        }
        let limits = self.setup.limits;
        let (record, recorded) = (lockstep::record, lockstep::recorded);
        let (outcome, trail) = super::run_code_with(self.code, self.source, Engine::Plain, limits, record, recorded);
        self.trail = Arc::new(trail);
        outcome
    }

    fn run(&self, engine: Engine, prepare: impl FnOnce(&mut Machine)) -> Outcome {
        super::run_code(self.code, self.source, engine, self.setup.limits, prepare)
    }

    fn adaptive(&self, policy: Policy, plants: &[Plant]) -> Outcome {
        self.run(Engine::Adaptive(policy), |m| self.prepare(m, policy, plants))
    }

    fn prepare(&self, m: &mut Machine, policy: Policy, plants: &[Plant]) {
        self.setup.prepare(m, policy, plants);
        if self.depth != Depth::Outcome {
            witness::watch(m, self.depth, self.trail.clone());
        }
    }

    /// The form and the plant that a divergence needs: each the first without which it is gone.
    fn blame(&self, policy: Policy, plain: &Outcome, adaptive: &Outcome) -> (Option<Op>, Option<Plant>) {
        let plants = &self.setup.plants;
        let plant = plants.iter().enumerate().find(|(index, _)| {
            let others: Vec<Plant> =
                plants.iter().enumerate().filter(|(i, _)| i != index).map(|(_, plant)| *plant).collect();
            Mismatch::between(plain, &self.adaptive(policy, &others)).is_none()
        });
        let without = |form: Op| {
            self.run(Engine::Adaptive(policy), |m| {
                self.setup.prepare(m, policy, plants);
                m.adaptive.disabled[form as usize] = true;
            })
        };
        // A form that no site took makes no difference.
        let form = families::forms()
            .filter(|form| adaptive.stats.get(*form, Counter::Specialized) > 0)
            .find(|form| Mismatch::between(plain, &without(*form)).is_none());
        (form, plant.map(|(_, plant)| *plant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIFT: &str = "def f(a, b):\n    return a + b\nfor i in range(30):\n    f(1, 2)\nprint(f(1, 2.5))\n";

    #[test]
    fn a_planted_guard_is_named_and_its_absence_agrees() {
        assert_eq!(verdict(SHIFT, &Setup::default()), Verdict::Agree);
        let plants = vec!["BINARY_OP_ADD_INT:right_type".parse().expect("a plant")];
        let Verdict::Diverged(found) = verdict(SHIFT, &Setup { plants, ..Setup::default() }) else {
            panic!("the plant is seen")
        };
        let text = found.signature.to_string();
        assert_eq!(text, "BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:right_type/output");
        assert_eq!(text.parse(), Ok(found.signature));
        for text in ["-/-/-/python_output_0a1f", "-/-/-/python_traceback_ffff"] {
            assert_eq!(text.parse::<Signature>().map(|signature| signature.to_string()).as_deref(), Ok(text));
        }
    }

    /// Such programs are not compared with a real Python, whose objects have other addresses.
    #[test]
    fn what_depends_on_addresses_is_told_from_what_does_not() {
        let depends = |source: &str| {
            let code = compiler::compile(source, FILENAME).expect("a program");
            let setup = Setup::default();
            let program = Program { code: &code, source, setup: &setup, depth: Depth::Outcome, trail: Arc::default() };
            let elsewhere = program.run(Engine::Plain, |m| m.scatter = SCATTER);
            !cpython::show_the_same(&program.run(Engine::Plain, |_| {}), &elsewhere)
        };
        let functions = "def a(): pass\ndef b(): pass\ndef c(): pass\ndef d(): pass\n";
        assert!(depends(&format!("{functions}print([f.__name__ for f in {{a, b, c, d}}])\n")));
        assert!(depends("print([c.__name__ for c in {int, str, list, dict, set}])\n"));
        assert!(depends("print(hash(print))\n"));
        assert!(depends("def a(): pass\nprint(repr(a)[-4:])\n"));
        assert!(!depends(&format!("{functions}print(a, {{f: f.__name__ for f in (a, b, c, d)}})\n")));
        assert!(!depends("print({1, 2, 'a'}, hash('a'), sorted({int: 1}.values()))\n"));
    }

    #[test]
    fn budgets_and_broken_sources_poison() {
        let setup = Setup { limits: Limits { fuel: 1000, ..Limits::default() }, ..Setup::default() };
        assert_eq!(verdict("while True: pass\n", &setup), Verdict::Poisoned(Cause::Fuel));
        assert!(matches!(verdict("while", &setup), Verdict::Poisoned(Cause::Invalid(_))));
    }
}
