//! `turncoat run`: runs a Python file on one interpreter, or on both and compares them.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::input::{self, RunJson, engine_text};
use super::trace::Trace;
use crate::adaptive::policy::Policy;
use crate::adaptive::schedule::{Driver, Schedule};
use crate::compiler;
use crate::oracles::{self, End, Engine, Outcome};
use crate::semantics::{Account, Fault, Limits};

/// Which interpreter.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Choice {
    Plain,
    Adaptive,
    Both,
}

/// Runs a Python file.
#[derive(Args)]
#[command(after_help = "\
Examples:
  turncoat run program.py
  turncoat run program.py --engine both
  turncoat run program.py --policy cpython311 --warmup 1 --stats
  turncoat run program.py --json | jq .runs[0].output

Exit codes: 0 the program ended well (and the interpreters agree), 1 they diverge, 2 wrong usage or no valid Python,
3 not supported, 4 the program failed (an uncaught exception, an exit status other than 0) or used up a budget.

JSON: {file, verdict, diff, runs: [{engine, policy, end, status, fault, output, error, instructions, families}]};
verdict and diff are null for one engine, families is there with --stats.")]
pub(super) struct Run {
    /// The Python file.
    file: PathBuf,
    /// The interpreter; both are compared.
    #[arg(long, value_enum, default_value = "adaptive")]
    engine: Choice,
    /// When forms are given up: saturating (PEP 659, the default) or cpython311; with --engine both, both in turn.
    #[arg(long)]
    policy: Option<Policy>,
    /// Ticks of RESUME and JUMP_BACKWARD before a code object is quickened.
    #[arg(long)]
    warmup: Option<u32>,
    /// How many base instructions may run.
    #[arg(long, default_value_t = Limits::default().fuel)]
    fuel: u64,
    /// Print to standard error what happened at sites, by family, form and guard.
    #[arg(long)]
    stats: bool,
    /// Print to standard error every instruction and every change of a site.
    #[arg(long)]
    trace: bool,
    /// Decisions to force, as in `miss 2:14@3; specialize every 5`; in place of those in the file's `# schedule:` header.
    #[arg(long)]
    schedule: Option<Schedule>,
    /// Print one JSON object in place of the program's output.
    #[arg(long)]
    json: bool,
}

/// The exit code of an outcome.
fn exit_code(outcome: &Outcome) -> u8 {
    match &outcome.end {
        End::Done | End::Exit(0, _) => 0,
        End::Fault(Fault::NotSupported(_)) => 3,
        End::Raised(_) | End::Exit(..) | End::Fault(_) => 4,
    }
}

/// The exit code of an outcome, with what to tell on standard error.
pub(super) fn report(outcome: &Outcome) -> ExitCode {
    let text = match &outcome.end {
        End::Done => String::new(),
        End::Raised(text) | End::Exit(_, text) => text.clone(),
        End::Fault(fault) => format!("turncoat: {}\n", input::fault_text(fault).1),
    };
    let _ = io::stderr().lock().write_all(format!("{}{text}", outcome.errors).as_bytes());
    ExitCode::from(exit_code(outcome))
}

impl Run {
    fn engines(&self) -> Vec<Engine> {
        match (self.engine, self.policy) {
            (Choice::Plain, _) => vec![Engine::Plain],
            (Choice::Adaptive, policy) => vec![Engine::Adaptive(policy.unwrap_or_default())],
            (Choice::Both, Some(policy)) => vec![Engine::Plain, Engine::Adaptive(policy)],
            (Choice::Both, None) => {
                [Engine::Plain].into_iter().chain(Policy::ALL.into_iter().map(Engine::Adaptive)).collect()
            }
        }
    }

    pub(super) fn run(self) -> ExitCode {
        let name = self.file.display().to_string();
        let source = match input::read(&self.file) {
            Ok(source) => source,
            Err(error) => return input::wrong(error),
        };
        let schedule = match self.schedule.clone().map_or_else(|| Schedule::in_header(&source), |s| Ok(Some(s))) {
            Ok(schedule) => schedule,
            Err(error) => return input::wrong(format!("{name}: schedule: {error}")),
        };
        let code = match compiler::compile(&source, &name) {
            Ok(code) => code,
            Err(error) => return input::refused(&error),
        };
        let limits = Limits { fuel: self.fuel, left_generators: true, ..Limits::default() };
        let mut runs = Vec::new();
        for engine in self.engines() {
            let mut machine = oracles::machine(engine, limits);
            if let Some(warmup) = self.warmup {
                machine.adaptive.thresholds.warmup = warmup;
            }
            if let (Engine::Adaptive(_), Some(schedule)) = (engine, &schedule) {
                machine.adaptive.schedule = Some(Box::new(Driver::new(schedule.clone())));
            }
            if self.trace {
                machine.engine = match engine {
                    Engine::Plain => crate::plain::run_observed::<Trace>,
                    Engine::Adaptive(_) => crate::adaptive::dispatch::run_observed::<(Account, Trace)>,
                };
            }
            runs.push((engine, oracles::finish(&mut machine, &code, &source)));
        }
        let (_, first) = &runs[0];
        let differing = runs[1..].iter().find(|(_, outcome)| !outcome.agrees(first));
        let diff = differing.map(|(engine, outcome)| {
            super::check::diff(&first.text(), &outcome.text(), ("plain", &engine_text(*engine)))
        });
        if self.json {
            let verdict = (runs.len() > 1).then_some(if diff.is_some() { "diverge" } else { "agree" });
            let runs: Vec<_> =
                runs.iter().map(|(engine, outcome)| RunJson::new(*engine, outcome, self.stats)).collect();
            input::print_json(&json!({ "file": name, "verdict": verdict, "diff": diff, "runs": runs }));
        } else {
            input::print(&first.output);
            if self.stats {
                for (_, outcome) in runs.iter().filter(|(engine, _)| *engine != Engine::Plain) {
                    let _ = write!(io::stderr().lock(), "{}", outcome.stats);
                }
            }
        }
        match diff {
            Some(diff) if !self.json => {
                let _ = write!(io::stderr().lock(), "turncoat: the interpreters diverge\n{diff}");
                ExitCode::from(1)
            }
            Some(_) => ExitCode::from(1),
            None if self.json => ExitCode::from(exit_code(first)),
            None => report(first),
        }
    }
}
