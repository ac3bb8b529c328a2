//! `turncoat minimize`: the smallest program found that still shows what a file shows.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args;

use super::input;
use crate::adaptive::pace::Pace;
use crate::adaptive::policy::Policy;
use crate::adaptive::schedule::Schedule;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Setup, Signature, Verdict, verdict};
use crate::oracles::witness::Depth;
use crate::reduction::oracle::External;
use crate::reduction::tree::Text;
use crate::reduction::{Budget, Reduced, Refusal, minimize};
use crate::reports::Recorded;

/// Reduces a Python file to the smallest that still diverges with the same signature, or that a command still finds interesting.
#[derive(Args)]
#[command(after_help = "Examples:\n  turncoat minimize found.py --plant BINARY_OP_ADD_INT:right_type -o small.py\n  \
                        turncoat minimize crash.py --oracle ./still-crashes.sh\n\n\
                        Exit code 0 when the result was written, 2 for an input that cannot be minimized.")]
pub(super) struct Minimize {
    /// The Python file.
    file: PathBuf,
    /// A bug put into the adaptive interpreter, as FORM:GUARD or KIND:NAME; may be given several times.
    #[arg(long)]
    plant: Vec<Plant>,
    /// The policy to compare under; both without it.
    #[arg(long)]
    policy: Option<Policy>,
    /// How long sites wait, normal or short.
    #[arg(long, default_value_t)]
    pace: Pace,
    /// The signature to keep, FAMILY/FORM/PLANT/MISMATCH; without it the one that the file shows.
    #[arg(long)]
    signature: Option<Signature>,
    /// A command that gets a file's path as its last argument: exit code 0 means interesting.
    #[arg(long, conflicts_with_all = ["plant", "policy", "signature"])]
    oracle: Option<String>,
    /// The most oracle calls.
    #[arg(long, default_value_t = 2000)]
    calls: usize,
    /// The most time, as 60 (seconds), 60s or 2m.
    #[arg(long, value_parser = input::duration)]
    time: Option<Duration>,
    /// Where to write the result; standard output without it.
    #[arg(short)]
    output: Option<PathBuf>,
}

impl Minimize {
    /// The finding to minimize: what the file's header and the options say, with the signature that the program shows.
    fn finding(&self, text: &str) -> Result<Recorded, String> {
        if let Ok(mut recorded) = Recorded::parse(text) {
            recorded.policy = self.policy.unwrap_or(recorded.policy);
            recorded.signature = self.signature.unwrap_or(recorded.signature);
            if !self.plant.is_empty() {
                recorded.plants.clone_from(&self.plant);
            }
            return Ok(recorded);
        }
        let policies = self.policy.map_or_else(|| Policy::ALL.to_vec(), |policy| vec![policy]);
        let schedule = Schedule::in_header(text)?.unwrap_or_default();
        let (pace, plants) = (self.pace, self.plant.clone());
        let setup = Setup { policies, pace, plants, schedule, depth: Depth::Full, ..Setup::default() };
        match verdict(text, &setup) {
            Verdict::Diverged(found) => Ok(Recorded {
                signature: self.signature.unwrap_or(found.signature),
                policy: found.policy,
                pace,
                plants: setup.plants,
                schedule: setup.schedule,
                thresholds: None,
                source: text.to_owned(),
            }),
            Verdict::Agree => Err(Refusal::Uninteresting.to_string() + " (the interpreters agree)"),
            Verdict::Poisoned(cause) => Err(format!("the input cannot be compared: {cause}")),
        }
    }

    /// What is to be written, and how it went.
    fn reduce(&self) -> Result<(String, Reduced), String> {
        let name = self.file.display();
        let source = std::fs::read_to_string(&self.file).map_err(|error| format!("cannot read {name}: {error}"))?;
        let stop = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stop);
        // Where no handler can be set, Ctrl-C ends the process as usual.
        let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
        let budget = Budget { calls: self.calls, time: self.time, stop: Some(&stop) };
        let live = std::io::stderr().is_terminal();
        let mut progress = |best: &Text, calls: usize, pass: &str| {
            if live {
                let _ = write!(std::io::stderr(), "\r{calls} calls, {} tokens, {pass:<12}", best.size.tokens);
            }
        };
        let answer = match &self.oracle {
            Some(command) => {
                let mut oracle = External::new(command).map_err(|error| error.to_string())?;
                let small = minimize(&source, &mut oracle, budget, &mut progress);
                small.map(|small| (small.source.clone(), small)).map_err(|refusal| refusal.to_string())
            }
            None => {
                let finding = self.finding(&source)?;
                let (small, minimized) = finding.minimize(budget, &mut progress)?;
                let Verdict::Diverged(found) = small.replay() else { return Err("the result agrees".to_owned()) };
                eprintln!("{}signature: {}", if live { "\n" } else { "" }, small.signature);
                self.keep(&minimized.others)?;
                Ok((small.text(&found), minimized.reduced))
            }
        };
        if live {
            eprintln!();
        }
        answer
    }

    /// Writes the other findings beside the result, or names them where that goes to standard output.
    fn keep(&self, others: &[Recorded]) -> Result<(), String> {
        for (number, other) in others.iter().enumerate() {
            let Verdict::Diverged(found) = other.replay() else { continue };
            let Some(path) = &self.output else {
                eprintln!("a candidate showed another bug (-o keeps it): {}", other.signature);
                continue;
            };
            let path = path.with_extension(format!("other{number}.py"));
            std::fs::write(&path, other.text(&found)).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
            eprintln!("a candidate showed another bug, kept in {}: {}", path.display(), other.signature);
        }
        Ok(())
    }

    pub(super) fn run(self) -> ExitCode {
        let (text, reduced) = match self.reduce() {
            Ok(reduced) => reduced,
            Err(error) => {
                eprintln!("turncoat: {error}");
                return ExitCode::from(2);
            }
        };
        eprintln!(
            "{} -> {} tokens, {} lines, {} calls, {:.2} s{}",
            reduced.tokens_before,
            reduced.tokens,
            reduced.lines,
            reduced.calls,
            reduced.time.as_secs_f64(),
            if reduced.complete { "" } else { " (stopped: the best so far)" }
        );
        match &self.output {
            None => print!("{text}"),
            Some(path) => {
                if let Err(error) = std::fs::write(path, &text) {
                    eprintln!("turncoat: cannot write {}: {error}", path.display());
                    return ExitCode::from(2);
                }
            }
        }
        ExitCode::SUCCESS
    }
}
