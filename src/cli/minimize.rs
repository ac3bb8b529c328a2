//! `turncoat minimize`: the smallest program found that still shows what a file shows.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;

use super::input;
use crate::adaptive::pace::Pace;
use crate::adaptive::policy::Policy;
use crate::adaptive::schedule::Schedule;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Setup, Signature, Verdict, verdict};
use crate::oracles::witness::Depth;
use crate::reduction::oracle::{External, Oracle as _};
use crate::reduction::tree::Text;
use crate::reduction::{Budget, Reduced, Refusal, minimize};
use crate::reports::Recorded;

/// Reduces a Python file to the smallest that still diverges with the same signature, or that a command still finds interesting.
#[derive(Args)]
#[command(after_help = "Examples:\n  turncoat minimize found.py --plant BINARY_OP_ADD_INT:right_type -o small.py\n  \
                        turncoat minimize crash.py --oracle ./still-crashes.sh\n\n\
                        Ctrl-C stops and writes the best so far; with -o it is in OUTPUT.part all along, should the process be killed.\n\
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
    /// How long one call of the oracle's command may take; a longer one is ended and not interesting.
    #[arg(long, value_parser = input::duration, default_value = "60s")]
    patience: Duration,
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

/// The best so far in a file, so that nothing is lost with the process; written at most once a second.
struct Kept {
    path: Option<PathBuf>,
    tokens: usize,
    last: Option<Instant>,
}

impl Kept {
    fn keep(&mut self, best: &Text) {
        let Some(path) = &self.path else { return };
        if best.size.tokens < self.tokens && self.last.is_none_or(|last| last.elapsed() >= Duration::from_secs(1)) {
            let _ = std::fs::write(path, &best.source);
            (self.tokens, self.last) = (best.size.tokens, Some(Instant::now()));
        }
    }
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
        // What is asked for may need no witness, who costs more than all the rest.
        let depth = self.signature.map_or(Depth::Full, |wanted| wanted.mismatch.depth());
        let setup = Setup { policies, pace, plants, schedule, depth, ..Setup::default() };
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
        let mut kept = Kept { path: self.part(), tokens: usize::MAX, last: None };
        let mut progress = |best: &Text, calls: usize, pass: &str| {
            kept.keep(best);
            if live {
                let _ = write!(std::io::stderr(), "\r{calls} calls, {} tokens, {pass:<12}", best.size.tokens);
            }
        };
        let answer = match &self.oracle {
            Some(command) => {
                let mut oracle =
                    External::new(command, self.patience, Some(&stop)).map_err(|error| error.to_string())?;
                let small = minimize(&source, &mut oracle, budget, &mut progress);
                self.judged(small, &mut oracle, &stop)
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

    /// What a command's answers came to, in words where they cannot be trusted.
    fn judged(
        &self,
        small: Result<Reduced, Refusal>,
        oracle: &mut External<'_>,
        stop: &AtomicBool,
    ) -> Result<(String, Reduced), String> {
        let hung = match oracle.hung {
            0 => String::new(),
            n => format!(
                "{n} calls of the oracle took longer than {} s and were ended (--patience)",
                self.patience.as_secs()
            ),
        };
        let small = small.map_err(|refusal| match oracle.error.take() {
            Some(error) => error,
            None if refusal == Refusal::Uninteresting && !hung.is_empty() => format!("{refusal}: {hung}"),
            None => refusal.to_string(),
        })?;
        if !hung.is_empty() {
            eprintln!("turncoat: {hung}");
        }
        // Who stopped it does not want to wait.
        if !stop.load(Ordering::Relaxed) && !oracle.interesting(&small.source) {
            let why = oracle.error.take().unwrap_or_else(|| "its answer changes from call to call".to_owned());
            eprintln!("turncoat: asked again, the oracle does not find the result interesting: {why}");
        }
        Ok((small.source.clone(), small))
    }

    /// Where the best so far is while the work goes on.
    fn part(&self) -> Option<PathBuf> {
        let output = self.output.as_ref().filter(|path| path.is_file() || !path.exists())?;
        let mut name = output.clone().into_os_string();
        name.push(".part");
        Some(name.into())
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
                if let Some(part) = self.part() {
                    let _ = std::fs::remove_file(part);
                }
            }
        }
        ExitCode::SUCCESS
    }
}
