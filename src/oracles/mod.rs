//! Oracles: what a run shows, and whether two runs show the same.

pub mod cpython;
pub mod plant;
pub mod verdict;
pub mod witness;
pub mod world;

use std::cell::Cell;
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::adaptive::families::invariant::Invariant;
use crate::adaptive::policy::{Policy, Thresholds};
use crate::adaptive::schedule::{Driver, Schedule};
use crate::adaptive::stats::Stats;
use crate::bytecode::Op;
use crate::bytecode::code::Code;
use crate::compiler::{self, CompileError};
use crate::semantics::{Fault, Limits, Machine, Pending, Res};

/// The number of a program, a matter of its text alone: by it some are drawn for what not all of them are put to.
pub fn number_of(source: &str) -> u64 {
    let mut hasher = FxHasher::default();
    source.hash(&mut hasher);
    hasher.finish()
}

/// Which interpreter runs a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Base instructions only.
    Plain,
    /// Quickening and specialization under a policy.
    Adaptive(Policy),
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The module ran to its end.
    Done,
    /// An exception reached the top: what Python writes to standard error.
    Raised(String),
    /// A SystemExit reached the top: the exit status, and what Python writes to standard error.
    Exit(u8, String),
    /// A budget, a missing feature or a bug of an engine ended it.
    Fault(Fault),
}

/// What a run shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was printed.
    pub output: String,
    /// What was written to `sys.stderr`.
    pub errors: String,
    /// How it ended.
    pub end: End,
    /// What happened at sites; no part of the comparison.
    pub stats: Stats,
    /// Base instructions executed.
    pub instructions: u64,
    /// A digest of what the program's modules hold at its end, structure and identity; 0 where a fault ended the run.
    pub world: u64,
    /// The first law of the adaptive interpreter that the run broke; no part of the comparison.
    pub broken: Option<(Op, Invariant)>,
    /// How often a planted bug could have made a difference, and how often it did; no part of the comparison.
    pub planted: Planted,
}

/// What became of planted bugs in a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Planted {
    /// Changes of the world that should have reset a version.
    pub reached: u64,
    /// A guard let through what it should have stopped, a version outlived a change, a transition went astray.
    pub triggered: u64,
}

impl Outcome {
    /// A run that ended before its first instruction.
    pub fn nothing() -> Outcome {
        Outcome {
            output: String::new(),
            errors: String::new(),
            end: End::Done,
            stats: Stats::default(),
            instructions: 0,
            world: 0,
            broken: None,
            planted: Planted::default(),
        }
    }

    /// Whether two runs show the same: output, end, number of base instructions, and what is left behind.
    pub fn agrees(&self, other: &Outcome) -> bool {
        (&self.output, &self.errors, &self.end, self.instructions, self.world)
            == (&other.output, &other.errors, &other.end, other.instructions, other.world)
    }

    /// The exit status that Python would have; `None` where a budget or a missing feature ended the run.
    pub fn status(&self) -> Option<u8> {
        match &self.end {
            End::Done => Some(0),
            End::Raised(_) => Some(1),
            End::Exit(status, _) => Some(*status),
            End::Fault(_) => None,
        }
    }

    /// The outcome as text, for a diff.
    pub fn text(&self) -> String {
        let end = match &self.end {
            End::Done => String::new(),
            End::Raised(report) => report.clone(),
            End::Exit(status, text) => format!("{text}[exit status {status}]\n"),
            End::Fault(fault) => format!("{fault:?}\n"),
        };
        format!("{}{}{end}[{} base instructions]\n", self.output, self.errors, self.instructions)
    }
}

/// Runs a program; `planted` are guards switched off, as (opcode number, guard bits).
pub fn run(
    source: &str,
    filename: &str,
    engine: Engine,
    limits: Limits,
    planted: &[(u8, u8)],
) -> Result<Outcome, CompileError> {
    let code = compiler::compile(source, filename)?;
    let plant = |machine: &mut Machine| {
        for &(op, bits) in planted {
            machine.adaptive.planted[op as usize] |= bits;
        }
    };
    Ok(run_code(&code, source, engine, limits, plant))
}

/// Runs a program on the adaptive interpreter with forced decisions; the driver knows the guard points of the run.
pub fn run_scheduled(
    source: &str,
    filename: &str,
    policy: Policy,
    limits: Limits,
    planted: &[(u8, u8)],
    schedule: &Schedule,
) -> Result<(Outcome, Driver), CompileError> {
    let code = compiler::compile(source, filename)?;
    Ok(run_code_scheduled(&code, source, policy, limits, planted, schedule))
}

/// The same with compiled code.
pub fn run_code_scheduled(
    code: &Arc<Code>,
    source: &str,
    policy: Policy,
    limits: Limits,
    planted: &[(u8, u8)],
    schedule: &Schedule,
) -> (Outcome, Driver) {
    let prepare = |machine: &mut Machine| {
        machine.adaptive.schedule = Some(Box::new(Driver::new(schedule.clone())));
        for &(op, bits) in planted {
            machine.adaptive.planted[op as usize] |= bits;
        }
    };
    let look = |machine: &mut Machine| machine.adaptive.schedule.take().map(|driver| *driver).unwrap_or_default();
    run_code_with(code, source, Engine::Adaptive(policy), limits, prepare, look)
}

/// Runs compiled code; `prepare` changes the machine before its first instruction.
pub fn run_code(
    code: &Arc<Code>,
    source: &str,
    engine: Engine,
    limits: Limits,
    prepare: impl FnOnce(&mut Machine),
) -> Outcome {
    run_code_with(code, source, engine, limits, prepare, |_| ()).0
}

/// [`run_code`]; `look` sees the machine at its end.
pub fn run_code_with<T>(
    code: &Arc<Code>,
    source: &str,
    engine: Engine,
    limits: Limits,
    prepare: impl FnOnce(&mut Machine),
    look: impl FnOnce(&mut Machine) -> T,
) -> (Outcome, T) {
    thread_local! {
        /// A machine of an earlier run, which the next one puts back to its start. A run that panics keeps its own.
        static USED: Cell<Option<Box<Machine>>> = const { Cell::new(None) };
    }
    let mut machine = match USED.take() {
        Some(mut used) => {
            used.renew(entry(engine), limits);
            used
        }
        None => Box::new(Machine::new(entry(engine), limits)),
    };
    equip(&mut machine, engine);
    prepare(&mut machine);
    let outcome = finish(&mut machine, code, source);
    let seen = look(&mut machine);
    USED.set(Some(machine));
    (outcome, seen)
}

/// A machine for one run on this engine.
pub fn machine(engine: Engine, limits: Limits) -> Machine {
    let mut machine = Machine::new(entry(engine), limits);
    equip(&mut machine, engine);
    machine
}

fn entry(engine: Engine) -> fn(&mut Machine) -> Res {
    match engine {
        Engine::Plain => crate::plain::run,
        Engine::Adaptive(_) => crate::adaptive::dispatch::run,
    }
}

fn equip(machine: &mut Machine, engine: Engine) {
    if let Engine::Adaptive(policy) = engine {
        machine.adaptive.policy = policy;
        machine.adaptive.thresholds = Thresholds::of(policy);
        machine.adaptive.stats = Stats::counting();
    }
}

/// Runs a program on a new machine; what the run left can be looked at there.
pub fn finish(machine: &mut Machine, code: &Arc<Code>, source: &str) -> Outcome {
    let result = machine.run_module(code, source);
    let instructions = machine.limits.fuel - machine.fuel;
    let end = match result {
        Ok(_) => End::Done,
        Err(_) => match &machine.pending {
            Pending::Fault(fault) => End::Fault(fault.clone()),
            _ => {
                // What is told of an exception has fuel of its own; the instructions so far stay what they were.
                let more = 100_000_u64.saturating_sub(machine.fuel);
                machine.fuel += more;
                machine.limits.fuel += more;
                match machine.exit_status() {
                    Some((status, text)) => End::Exit(status, text),
                    None => End::Raised(machine.report()),
                }
            }
        },
    };
    let mut broken = machine.adaptive.broken;
    if broken.is_none() && !strips(machine) {
        broken = Some((Op::RESUME, Invariant::StripsToTheCompiler));
    }
    let counting = machine.adaptive.stats.is_counting();
    if broken.is_none() && counting && !(machine.adaptive.stats.adds_up() && witness::account_holds(machine)) {
        broken = Some((Op::RESUME, Invariant::StatisticsAddUp));
    }
    let world = match end {
        End::Fault(_) => 0,
        _ => world::modules_of(machine, world::Digest::default()).value(),
    };
    let (reached, stale) = machine.heap.versions.skipped();
    Outcome {
        planted: Planted { reached, triggered: machine.adaptive.triggered + stale },
        output: std::mem::take(&mut machine.output),
        errors: std::mem::take(&mut machine.errors),
        end,
        stats: std::mem::take(&mut machine.adaptive.stats),
        instructions,
        world,
        broken,
    }
}

/// Whether stripping every specialization gives back the units of the compiler.
fn strips(machine: &Machine) -> bool {
    machine.heap.codes.iter().all(|run| {
        let Some(code) = &run.code else { return true };
        let units = &machine.units[run.start..run.start + code.units.len()];
        // Not quickened yet: nothing was ever written.
        if run.warmup > 0 { units == &code.units[..] } else { crate::adaptive::quicken::strips_to(units, &code.units) }
    })
}
