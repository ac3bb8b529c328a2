//! `turncoat run`: runs a Python file on one interpreter.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::adaptive::policy::Policy;
use crate::adaptive::schedule::Schedule;
use crate::oracles::{self, End, Engine, Outcome};
use crate::semantics::{Fault, Limits};

/// Which interpreter.
#[derive(Clone, Copy, ValueEnum)]
enum Choice {
    Plain,
    Adaptive,
}

/// Runs a Python file.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat run program.py --engine plain")]
pub(super) struct Run {
    /// The Python file.
    file: PathBuf,
    /// The interpreter.
    #[arg(long, value_enum, default_value = "adaptive")]
    engine: Choice,
    /// When forms are given up: saturating (PEP 659) or cpython311.
    #[arg(long, default_value = "saturating")]
    policy: Policy,
    /// How many base instructions may run.
    #[arg(long, default_value_t = Limits::default().fuel)]
    fuel: u64,
    /// Print to standard error what happened at sites, by family, form and guard.
    #[arg(long)]
    stats: bool,
    /// Decisions to force, as in `miss 2:14@3; specialize every 5`; in place of those in the file's `# schedule:` header.
    #[arg(long)]
    schedule: Option<Schedule>,
}

/// The exit code of an outcome, with what to tell on standard error.
pub(super) fn report(outcome: &Outcome) -> ExitCode {
    match &outcome.end {
        End::Done => ExitCode::SUCCESS,
        End::Raised(text) => {
            eprint!("{text}");
            ExitCode::from(4)
        }
        End::Fault(Fault::NotSupported(what)) => {
            eprintln!("turncoat: not supported: {what}");
            ExitCode::from(3)
        }
        End::Fault(fault) => {
            let text = match fault {
                Fault::Fuel => "the budget of instructions is used up (raise it with --fuel)".to_owned(),
                Fault::Memory => "the heap budget is used up".to_owned(),
                Fault::Output => "the output budget is used up".to_owned(),
                Fault::Engine(what) => format!("engine fault, please report it: {what}"),
                Fault::NotSupported(what) => what.clone(),
            };
            eprintln!("turncoat: {text}");
            ExitCode::from(4)
        }
    }
}

impl Run {
    pub(super) fn run(self) -> ExitCode {
        let name = self.file.display().to_string();
        let source = match std::fs::read_to_string(&self.file) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("turncoat: cannot read {name}: {error}");
                return ExitCode::from(2);
            }
        };
        let engine = match self.engine {
            Choice::Plain => Engine::Plain,
            Choice::Adaptive => Engine::Adaptive(self.policy),
        };
        let limits = Limits { fuel: self.fuel, ..Limits::default() };
        let schedule = match self.schedule.map_or_else(|| Schedule::in_header(&source), |forced| Ok(Some(forced))) {
            Ok(schedule) => schedule,
            Err(error) => {
                eprintln!("turncoat: {name}: schedule: {error}");
                return ExitCode::from(2);
            }
        };
        let outcome = match (schedule, engine) {
            (Some(schedule), Engine::Adaptive(policy)) => {
                oracles::run_scheduled(&source, &name, policy, limits, &[], &schedule).map(|(outcome, _)| outcome)
            }
            _ => oracles::run(&source, &name, engine, limits, &[]),
        };
        match outcome {
            Ok(outcome) => {
                let _ = io::stdout().lock().write_all(outcome.output.as_bytes());
                if self.stats {
                    eprint!("{}", outcome.stats);
                }
                report(&outcome)
            }
            Err(error) => {
                eprintln!("turncoat: {error}");
                ExitCode::from(if error.kind == crate::compiler::ErrorKind::NotSupported { 3 } else { 2 })
            }
        }
    }
}
