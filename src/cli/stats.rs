//! `turncoat stats`: what happened at the sites of a program, by family, form and guard.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::adaptive::policy::Policy;
use crate::oracles::{self, Engine};
use crate::semantics::Limits;

/// Runs Python files on the adaptive interpreter and tells what happened at their sites.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat stats benches/programs/*.py --policy cpython311")]
pub(super) struct Stats {
    /// The Python files; their counts are added up.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// When forms are given up: saturating (PEP 659) or cpython311.
    #[arg(long, default_value = "saturating")]
    policy: Policy,
    /// How many base instructions each may run.
    #[arg(long, default_value_t = Limits::default().fuel)]
    fuel: u64,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Stats {
    pub(super) fn run(self) -> ExitCode {
        let mut sum = crate::adaptive::stats::Stats::default();
        let mut exit = ExitCode::SUCCESS;
        for path in &self.files {
            let name = path.display().to_string();
            let source = match std::fs::read_to_string(path) {
                Ok(source) => source,
                Err(error) => {
                    eprintln!("turncoat: cannot read {name}: {error}");
                    return ExitCode::from(2);
                }
            };
            let limits = Limits { fuel: self.fuel, ..Limits::default() };
            match oracles::run(&source, &name, Engine::Adaptive(self.policy), limits, &[]) {
                Ok(outcome) => {
                    let end = super::run::report(&outcome);
                    if end != ExitCode::SUCCESS {
                        exit = end;
                    }
                    sum.merge(&outcome.stats);
                }
                Err(error) => {
                    eprintln!("turncoat: {error}");
                    return ExitCode::from(if error.kind == crate::compiler::ErrorKind::NotSupported { 3 } else { 2 });
                }
            }
        }
        // A closed pipe is the reader's choice, not an error.
        let mut out = io::stdout().lock();
        let _ = if self.json {
            writeln!(out, "{}", serde_json::json!({ "policy": self.policy.name(), "families": sum.families() }))
        } else {
            write!(out, "{sum}")
        };
        exit
    }
}
