//! `turncoat check`: runs files on both interpreters and, on request, a real CPython, and compares what they show.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use similar::TextDiff;

use crate::adaptive::policy::Policy;
use crate::oracles::{self, Engine, Outcome};
use crate::semantics::{Fault, Limits};

/// Runs files on both interpreters, under both policies, and compares.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat check corpus/programs/types/*.py --python python3.11")]
pub(super) struct Check {
    /// The Python files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A CPython whose output is compared too.
    #[arg(long)]
    python: Option<PathBuf>,
}

enum Verdict {
    Agree,
    Diverge(String),
    NotSupported(String),
}

fn diff(left: &str, right: &str, names: (&str, &str)) -> String {
    TextDiff::from_lines(left, right).unified_diff().header(names.0, names.1).to_string()
}

fn unsupported(outcome: &Outcome) -> Option<String> {
    match &outcome.end {
        oracles::End::Fault(Fault::NotSupported(what)) => Some(what.clone()),
        _ => None,
    }
}

impl Check {
    fn verdict(&self, path: &Path) -> Result<Verdict, String> {
        let name = path.display().to_string();
        let source = std::fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
        let run = |engine| oracles::run(&source, &name, engine, Limits::default(), &[]);
        let plain = match run(Engine::Plain) {
            Ok(outcome) => outcome,
            Err(error) if error.kind == crate::compiler::ErrorKind::NotSupported => {
                return Ok(Verdict::NotSupported(error.to_string()));
            }
            Err(error) => return Err(error.to_string()),
        };
        for policy in Policy::ALL {
            let adaptive = run(Engine::Adaptive(policy)).map_err(|error| error.to_string())?;
            if !adaptive.agrees(&plain) {
                let names = ("plain", &*format!("adaptive ({policy})"));
                return Ok(Verdict::Diverge(diff(&plain.text(), &adaptive.text(), names)));
            }
        }
        if let Some(what) = unsupported(&plain) {
            return Ok(Verdict::NotSupported(what));
        }
        if let Some(python) = &self.python {
            let real = Command::new(python)
                .args(["-I", "-B"])
                .arg(path)
                .output()
                .map_err(|error| format!("cannot run {}: {error}", python.display()))?;
            let real = String::from_utf8_lossy(&real.stdout);
            if real != plain.output {
                let names = (&*python.display().to_string(), "turncoat");
                return Ok(Verdict::Diverge(diff(&real, &plain.output, names)));
            }
        }
        Ok(Verdict::Agree)
    }

    pub(super) fn run(self) -> ExitCode {
        let (mut agree, mut diverge, mut missing, mut wrong) = (0, 0, 0, 0);
        for path in &self.files {
            match self.verdict(path) {
                Ok(Verdict::Agree) => agree += 1,
                Ok(Verdict::Diverge(diff)) => {
                    diverge += 1;
                    println!("{}: diverged\n{diff}", path.display());
                }
                Ok(Verdict::NotSupported(what)) => {
                    missing += 1;
                    println!("{}: not supported: {what}", path.display());
                }
                Err(error) => {
                    wrong += 1;
                    eprintln!("turncoat: {error}");
                }
            }
        }
        println!("{agree} agree, {diverge} diverge, {missing} not supported, {wrong} unreadable or invalid");
        ExitCode::from(match (diverge, wrong, missing) {
            (0, 0, 0) => 0,
            (0, 0, _) => 3,
            (0, ..) => 2,
            _ => 1,
        })
    }
}
