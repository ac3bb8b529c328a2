//! The campaign: programs by number, judged on all cores, findings kept by signature.
//!
//! Work goes in rounds. What a program is depends on the seed, its number and what was known when its round began, never
//! on which worker was faster: the same seed finds the same, with any number of workers.

pub mod canary;
pub mod coverage;
pub mod findings;
pub mod score;
pub mod summary;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::adaptive::pace::Pace;
use crate::bytecode::Op;
use crate::oracles::verdict::{self, Divergence, Judged, Mismatch, Setup, Signature, Verdict};
use crate::oracles::{End, Outcome};
use crate::programs;
use crate::programs::split_mix::SplitMix;
use crate::semantics::Fault;
use coverage::Coverage;
use findings::{Findings, write_whole};
use summary::{Found, Summary, Totals};

/// How many programs are judged between two looks at what was learned.
const ROUND: u64 = 256;

/// What a campaign is to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The seed of all programs.
    pub seed: u64,
    /// Ends after so many programs.
    pub runs: Option<u64>,
    /// Ends after so long.
    pub time: Option<Duration>,
    /// Workers.
    pub jobs: usize,
    /// Under what programs are judged.
    pub setup: Setup,
    /// How long sites wait; a mixture where it is not given.
    pub pace: Option<Pace>,
    /// Only programs aimed at this form.
    pub form: Option<Op>,
    /// The folder of the findings.
    pub findings: PathBuf,
}

/// What a killed campaign needs to go on.
#[derive(Serialize, Deserialize)]
struct State {
    seed: u64,
    plants: Vec<String>,
    policies: Vec<String>,
    pace: Option<String>,
    form: Option<String>,
    next: u64,
    totals: Totals,
}

impl State {
    fn new(options: &Options, next: u64, totals: Totals) -> State {
        State {
            seed: options.seed,
            plants: options.setup.plants.iter().map(ToString::to_string).collect(),
            policies: options.setup.policies.iter().map(ToString::to_string).collect(),
            pace: options.pace.map(|pace| pace.name().to_owned()),
            form: options.form.map(|form| form.name().to_owned()),
            next,
            totals,
        }
    }

    fn same_campaign(&self, other: &State) -> bool {
        (self.seed, &self.plants, &self.policies, &self.pace, &self.form)
            == (other.seed, &other.plants, &other.policies, &other.pace, &other.form)
    }
}

/// The source of a program by its number.
pub fn program(seed: u64, number: u64, form: Option<Op>) -> Option<String> {
    let first = SplitMix(seed).next_u64();
    let seed = SplitMix(first.wrapping_add(number)).next_u64();
    programs::generate_for(seed, form).map(|program| program.to_string())
}

/// The pace at which a program is judged: mostly the one under which short programs see a whole life of a site.
pub fn pace(seed: u64, number: u64) -> Pace {
    match SplitMix(seed.rotate_left(32) ^ number).below(4) {
        0 => Pace::Normal,
        _ => Pace::Short,
    }
}

/// Judges a program; a panic is a bug of an engine, and a finding.
pub fn judge(source: &str, setup: &Setup) -> Judged {
    catch_unwind(AssertUnwindSafe(|| verdict::judge(source, setup))).unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_default();
        let outcome = |end| Outcome { end, ..Outcome::nothing() };
        let adaptive = outcome(End::Fault(Fault::Engine(format!("panic: {text}"))));
        let plain = outcome(End::Done);
        let signature = Signature { form: None, plant: None, mismatch: Mismatch::Engine };
        let policy = setup.policies.first().copied().unwrap_or_default();
        let found = Divergence { signature, policy, plain: plain.clone(), adaptive: adaptive.clone() };
        Judged { verdict: Verdict::Diverged(Box::new(found)), plain: Some(plain), adaptive: vec![adaptive] }
    })
}

/// The counts of one judged program.
fn count(judged: &Judged) -> Totals {
    let mut totals = Totals { programs: 1, ..Totals::default() };
    if let Some(plain) = &judged.plain {
        let whole = |o: &Outcome| !matches!(o.end, End::Fault(_));
        totals.executed = u64::from(whole(plain) && judged.adaptive.iter().all(whole));
        totals.instructions = plain.instructions;
    }
    match &judged.verdict {
        Verdict::Agree => totals.agree = 1,
        Verdict::Poisoned(cause) => {
            totals.poisoned.insert(cause.to_string(), 1);
        }
        Verdict::Diverged(_) => totals.diverged = 1,
    }
    for outcome in &judged.adaptive {
        totals.coverage.merge(&Coverage::of(outcome));
    }
    totals
}

/// Runs a campaign; `progress` hears of the counts and of the number of findings after each round.
///
/// # Errors
/// Where the folder of findings cannot be written.
pub fn run(options: &Options, progress: impl Fn(&Totals, usize)) -> io::Result<Summary> {
    let start = Instant::now();
    let findings = Mutex::new(Findings::open(&options.findings)?);
    let state_path = options.findings.join("campaign.json");
    let mut state = State::new(options, 0, Totals::default());
    if let Ok(text) = std::fs::read_to_string(&state_path)
        && let Ok(earlier) = serde_json::from_str::<State>(&text)
        && earlier.same_campaign(&state)
    {
        state = earlier;
    }
    let error = Mutex::new(None);
    let late = || options.time.is_some_and(|time| start.elapsed() >= time);
    while !late() && options.runs.is_none_or(|runs| state.next < runs) {
        let end = options.runs.map_or(state.next + ROUND, |runs| runs.min(state.next + ROUND));
        let (next, stop) = (AtomicU64::new(state.next), AtomicBool::new(false));
        let worker = || {
            let mut totals = Totals::default();
            let mut setup = options.setup.clone();
            while !late() && !stop.load(Ordering::Relaxed) {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= end {
                    break;
                }
                let Some(source) = program(options.seed, number, options.form) else { continue };
                setup.pace = options.pace.unwrap_or_else(|| pace(options.seed, number));
                let judged = judge(&source, &setup);
                if let Verdict::Diverged(found) = &judged.verdict {
                    let mut findings = findings.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                    let recorded = findings.record(number, options.seed, &setup, &source, found);
                    if let Err(failed) = recorded {
                        *error.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(failed);
                        stop.store(true, Ordering::Relaxed);
                    }
                }
                totals.add(&count(&judged));
            }
            totals
        };
        let counts: Vec<Totals> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..options.jobs.max(1)).map(|_| scope.spawn(worker)).collect();
            workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
        });
        if let Some(failed) = error.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take() {
            return Err(failed);
        }
        counts.iter().for_each(|counts| state.totals.add(counts));
        state.next = end;
        write_whole(&state_path, &serde_json::to_string(&state)?)?;
        let seen = findings.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).seen().count();
        progress(&state.totals, seen);
    }
    // The campaign came to its end: the next one starts afresh.
    if state_path.exists() {
        std::fs::remove_file(&state_path)?;
    }
    let findings = findings.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let findings = findings
        .seen()
        .map(|(signature, finding)| Found {
            signature: signature.to_string(),
            program: finding.program,
            seen: finding.seen,
            file: finding.path.display().to_string(),
        })
        .collect();
    Ok(Summary {
        seed: options.seed,
        policies: state.policies,
        plants: state.plants,
        seconds: start.elapsed().as_secs_f64(),
        totals: state.totals,
        findings,
    })
}

#[cfg(test)]
mod tests;
