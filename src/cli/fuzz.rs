//! `turncoat fuzz`: a campaign of generated programs on both interpreters.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;

use super::input;
use crate::adaptive::families;
use crate::adaptive::pace::Pace;
use crate::adaptive::policy::Policy;
use crate::bytecode::Op;
use crate::campaign::findings::write_whole;
use crate::campaign::{self, Event, Options, canary};
use crate::oracles::cpython::Pool;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Mismatch, Setup, Signature};
use crate::oracles::witness::Depth;

/// Runs generated programs on both interpreters and compares; without options for 60 seconds on all cores.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat fuzz --time 30 --plant BINARY_OP_ADD_INT:right_type")]
pub(super) struct Fuzz {
    /// How long to run, as 30 (seconds), 30s or 2m; 60 seconds where neither --time nor --runs is given.
    #[arg(long, value_parser = input::duration)]
    time: Option<Duration>,
    /// Programs to run.
    #[arg(long, alias = "programs")]
    runs: Option<u64>,
    /// The seed of all programs.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Workers; all cores where it is not given.
    #[arg(long)]
    jobs: Option<usize>,
    /// The policy of the adaptive interpreter (default: both, in turn).
    #[arg(long)]
    policy: Option<Policy>,
    /// How long sites wait, normal or short (default: both, mixed).
    #[arg(long)]
    pace: Option<Pace>,
    /// How closely the adaptive interpreter is watched: outcome (what runs show), sampled (witnesses in one program of
    /// four) or full (every visit of every run, slow).
    #[arg(long, default_value_t)]
    depth: Depth,
    /// Only programs aimed at this specialized form.
    #[arg(long, value_parser = form)]
    form: Option<Op>,
    /// A bug to put in, by name (`turncoat plants` lists them); may be given several times.
    #[arg(long)]
    plant: Vec<Plant>,
    /// A folder of Python files to begin with; what is worth keeping is added to it.
    #[arg(long)]
    corpus: Option<PathBuf>,
    /// The folder of the findings.
    #[arg(long, default_value = "findings")]
    findings: PathBuf,
    /// A CPython 3.11 that some of the programs are asked of, and every divergence.
    #[arg(long)]
    python: Option<PathBuf>,
    /// With --python: it is asked of one program in so many.
    #[arg(long, default_value_t = 16)]
    python_every: u64,
    /// The summary as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn form(text: &str) -> Result<Op, String> {
    families::forms().find(|op| op.name() == text).ok_or_else(|| {
        let known: Vec<&str> = families::forms().map(|op| op.name()).collect();
        format!("no specialized form '{text}' (known: {})", known.join(", "))
    })
}

impl Fuzz {
    pub(super) fn run(self) -> ExitCode {
        if let Err(error) = canary::sing() {
            eprintln!("turncoat: {error}");
            return ExitCode::from(1);
        }
        let time = match (self.time, self.runs) {
            (None, None) => Some(Duration::from_secs(60)),
            (time, _) => time,
        };
        let mut setup = Setup { plants: self.plant, depth: self.depth, ..Setup::default() };
        setup.policies = self.policy.map_or(setup.policies, |policy| vec![policy]);
        if let Some(path) = &self.python {
            match Pool::start(path, self.python_every) {
                Ok(pool) => setup.python = Some(Arc::new(pool)),
                Err(error) => {
                    eprintln!("turncoat: {error}");
                    return ExitCode::from(2);
                }
            }
        }
        let options = Options {
            seed: self.seed,
            runs: self.runs,
            time,
            jobs: self.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)),
            setup,
            pace: self.pace,
            form: self.form,
            corpus: self.corpus,
            findings: self.findings,
            patience: campaign::PATIENCE,
        };
        let live = io::stderr().is_terminal();
        let start = Instant::now();
        let feasible = campaign::coverage::Coverage::feasible().len();
        let history = RefCell::new(Vec::new());
        let summary = campaign::run(&options, |event| {
            let (totals, findings) = match event {
                Event::Round(totals, findings) => (totals, findings),
                Event::Endless(path) => give_up(path, options.patience),
            };
            let mut history = history.borrow_mut();
            history.push((totals.programs, start.elapsed().as_secs_f64(), totals.coverage.seen()));
            // Of a long campaign every other point, again and again.
            if history.len() > 512 {
                let mut index = 0;
                history.retain(|_| {
                    index += 1;
                    index % 2 == 0
                });
            }
            if live {
                let seconds = start.elapsed().as_secs_f64();
                eprint!(
                    "\r{seconds:5.0} s, {} programs, {:.0} a second, {:.1} % executed, {} of {feasible} transitions, {} kept, {findings} findings ",
                    totals.programs,
                    totals.programs as f64 / seconds.max(0.001),
                    100.0 * totals.executed as f64 / totals.programs.max(1) as f64,
                    totals.coverage.seen(),
                    totals.interesting,
                );
                let _ = io::stderr().flush();
            }
        });
        if live {
            eprintln!();
        }
        let summary = match summary {
            Ok(summary) => summary,
            Err(error) => {
                eprintln!("turncoat: cannot keep the corpus, or findings in {}: {error}", options.findings.display());
                return ExitCode::from(2);
            }
        };
        let text = if self.json {
            serde_json::to_string_pretty(&summary).unwrap_or_default() + "\n"
        } else {
            summary.to_string()
        };
        let mut kept = serde_json::to_value(&summary).unwrap_or_default();
        kept["history"] = serde_json::to_value(history.into_inner()).unwrap_or_default();
        if let Err(error) = write_whole(&options.findings.join("summary.json"), &kept.to_string()) {
            eprintln!("turncoat: no summary in {}: {error}", options.findings.display());
        }
        // A closed pipe is the reader's choice, not an error.
        let _ = io::stdout().write_all(text.as_bytes());
        for found in &summary.findings {
            let file = std::path::Path::new(&found.file);
            let mismatch = found.signature.parse().map(|signature: Signature| signature.mismatch);
            match (&self.python, mismatch) {
                (Some(python), Ok(Mismatch::Python(..))) => say_how_to_minimize(file, python),
                _ => minimize(file),
            }
        }
        ExitCode::from(u8::from(!summary.findings.is_empty()))
    }
}

/// Ends the process: a thread that runs a program without an end cannot be stopped.
fn give_up(path: &std::path::Path, patience: Duration) -> ! {
    eprintln!(
        "turncoat: {} has been running for {} s and uses no fuel: an engine goes round within one instruction; \
         the same command goes on without this program",
        path.display(),
        patience.as_secs()
    );
    std::process::exit(1)
}

/// What only a real Python shows is minimized with a command that asks it.
fn say_how_to_minimize(file: &std::path::Path, python: &std::path::Path) {
    let (file, python) = (file.display(), python.display());
    eprintln!(
        "turncoat: {file} is not minimized, for only {python} shows it; put `! turncoat check \"$1\" --python {python} \
         >/dev/null 2>&1` into a script and run `turncoat minimize {file} --oracle SCRIPT`"
    );
}

/// Writes the minimized reproducer and the report of a finding, unless an earlier campaign did.
fn minimize(file: &std::path::Path) {
    if file.with_extension("").exists() {
        return;
    }
    let budget = crate::reduction::Budget { time: Some(Duration::from_secs(20)), ..Default::default() };
    match crate::reports::write_folder(file, budget) {
        Ok(folder) => eprintln!("minimized: {}", folder.join("reproducer.py").display()),
        Err(error) => eprintln!("turncoat: {} is not minimized: {error}", file.display()),
    }
}
