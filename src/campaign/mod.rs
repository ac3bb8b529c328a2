//! The campaign: programs by number, judged on all cores, findings kept by signature.
//!
//! Work goes in rounds. What a program is depends on the seed, its number and what was known when its round began, never
//! on which worker was faster: the same seed finds the same, with any number of workers.

pub mod canary;
pub mod corpus;
pub mod coverage;
pub mod features;
pub mod findings;
pub mod forced;
pub mod input;
pub mod score;
pub mod summary;
mod workers;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::adaptive::pace::Pace;
use crate::adaptive::schedule::Schedule;
use crate::adaptive::stats::Counter;
use crate::bytecode::{Code, Op};
use crate::oracles::verdict::{self, Divergence, Judged, Mismatch, Setup, Signature, Verdict};
use crate::oracles::{End, Outcome};
use crate::semantics::Fault;
use corpus::{Corpus, Entry};
use features::Features;
use findings::{Findings, write_whole};
use input::{Input, Origin, Recipe};
pub use input::{pace, program};
use summary::{Found, Summary, Totals};
use workers::{Fresh, Running, Shared, Worker, locked};

/// How many programs are judged between two looks at what was learned.
const ROUND: u64 = 256;

/// The base instructions that a program of a campaign may use: mutations make loops that never end.
const FUEL: u64 = 50_000;

/// The bytes that it may ask of the heap, and print: mutations double a text at each visit.
const HEAP: u64 = 8 << 20;
const OUTPUT: usize = 1 << 18;

/// How often the state is saved that a killed campaign goes on from.
const SAVED_EVERY: Duration = Duration::from_secs(1);

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
    /// The folder of the corpus, where it is to be kept.
    pub corpus: Option<PathBuf>,
    /// The folder of the findings.
    pub findings: PathBuf,
    /// How long one program may take before [`Event::Endless`] tells of it.
    pub patience: Duration,
}

/// How long one program may take where nobody says otherwise. Fuel and other budgets end all programs within a second or
/// two; what takes longer is an engine that goes round within one instruction.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What a campaign tells while it runs.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// After each round: the counts so far, and the number of findings.
    Round(&'a Totals, usize),
    /// A program does not end; the file has it. A campaign of the same options goes on without it, this one cannot: it
    /// waits as long as the program runs, and tells it again and again.
    Endless(&'a Path),
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
    /// The files of the corpus when the campaign began.
    files: Vec<Entry>,
    /// What was kept since.
    corpus: Vec<Entry>,
}

impl State {
    fn new(options: &Options) -> State {
        State {
            seed: options.seed,
            plants: options.setup.plants.iter().map(ToString::to_string).collect(),
            policies: options.setup.policies.iter().map(ToString::to_string).collect(),
            pace: options.pace.map(|pace| pace.name().to_owned()),
            form: options.form.map(|form| form.name().to_owned()),
            next: 0,
            totals: Totals::default(),
            files: Vec::new(),
            corpus: Vec::new(),
        }
    }

    /// Writes the state with the programs that it needs, whole.
    fn save(&mut self, path: &Path, files: &[Entry], corpus: &Corpus) -> io::Result<()> {
        (self.files, self.corpus) = (files.to_vec(), corpus.kept.iter().map(|kept| kept.entry.clone()).collect());
        let text = serde_json::to_string(self);
        (self.files, self.corpus) = (Vec::new(), Vec::new());
        write_whole(path, &text?)
    }

    fn same_campaign(&self, other: &State) -> bool {
        (self.seed, &self.plants, &self.policies, &self.pace, &self.form)
            == (other.seed, &other.plants, &other.policies, &other.pace, &other.form)
    }
}

/// Judges a program; a panic is a bug of an engine, and a finding.
pub fn judge(source: &str, setup: &Setup) -> Judged {
    caught(setup, || verdict::judge(source, setup))
}

/// A program judged by a campaign.
struct Tried {
    judged: Judged,
    /// Adaptive runs under a forced schedule; what they did is no coverage, for it was forced.
    forced: u64,
}

/// Judges an input at its pace and, where no pace is asked for, at the other one too; then under a schedule drawn for it.
/// What finds something ends that, and the setup then has its pace and its schedule. The program is compiled once and its
/// plain run made once.
fn judge_input(input: &Input, pace: Option<Pace>, setup: &mut Setup) -> Tried {
    let mut judged = judge_unforced(input, pace, setup);
    let (Some(code), Verdict::Agree, Some(plain)) = (&input.code, &judged.verdict, &judged.plain) else {
        return Tried { judged, forced: 0 };
    };
    let hits = judged.adaptive.last().map_or(0, |run| run.stats.total(Counter::Executed));
    setup.schedule = forced::of_program(&input.entry.source, hits);
    let under = run_judged(code, input, setup, Some(plain));
    judged.verdict = under.verdict;
    Tried { judged, forced: under.adaptive.len() as u64 }
}

/// The same without the schedule.
fn judge_unforced(input: &Input, pace: Option<Pace>, setup: &mut Setup) -> Judged {
    (setup.pace, setup.schedule) = (input.entry.pace(), Schedule::default());
    let Some(code) = &input.code else { return judge(&input.entry.source, setup) };
    let mut judged = run_judged(code, input, setup, None);
    if let (None, Verdict::Agree, Some(plain)) = (pace, &judged.verdict, &judged.plain) {
        setup.pace = setup.pace.other();
        let other = run_judged(code, input, setup, Some(plain));
        judged.verdict = other.verdict;
        judged.adaptive.extend(other.adaptive);
    }
    judged
}

/// Judges a compiled program under a setup; its plain run may be known.
fn run_judged(code: &Arc<Code>, input: &Input, setup: &Setup, plain: Option<&Outcome>) -> Judged {
    caught(setup, || verdict::judge_code(code, &input.entry.source, setup, plain, &mut |_| true))
}

/// What judging says; a panic is a bug of an engine, and a finding.
fn caught(setup: &Setup, judge: impl FnOnce() -> Judged) -> Judged {
    catch_unwind(AssertUnwindSafe(judge)).unwrap_or_else(|panic| {
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
        let found = Divergence { signature, policy, plain: plain.clone(), adaptive: adaptive.clone(), ruling: None };
        Judged { verdict: Verdict::Diverged(Box::new(found)), plain: Some(plain), adaptive: vec![adaptive] }
    })
}

/// The setup under which a campaign judges: budgets that end what mutations make of programs.
pub fn bounded(setup: &Setup) -> Setup {
    let mut setup = setup.clone();
    setup.limits.fuel = setup.limits.fuel.min(FUEL);
    setup.limits.heap = setup.limits.heap.min(HEAP);
    setup.limits.output = setup.limits.output.min(OUTPUT);
    setup
}

/// The counts of one judged program.
fn count(origin: Origin, Tried { judged, forced }: &Tried) -> Totals {
    let pairs = judged.adaptive.len() as u64 + forced;
    let mut totals = Totals { programs: 1, pairs, forced: *forced, ..Totals::default() };
    if let Some(plain) = &judged.plain {
        let whole = |o: &Outcome| !matches!(o.end, End::Fault(_));
        totals.executed = u64::from(whole(plain) && judged.adaptive.iter().all(whole));
        totals.instructions = plain.instructions;
        if origin == Origin::Generated {
            (totals.generated, totals.generated_executed) = (1, totals.executed);
        }
    }
    match &judged.verdict {
        Verdict::Agree => totals.agree = 1,
        Verdict::Poisoned(cause) => {
            totals.poisoned.insert(cause.to_string(), 1);
        }
        Verdict::Diverged(_) => totals.diverged = 1,
    }
    totals
}

/// The rounds of a campaign: work, then a look at what was learned.
fn rounds(
    shared: &Shared<'_>,
    workers: &[Worker],
    state: &mut State,
    path: &Path,
    hear: impl Fn(Event<'_>),
) -> io::Result<()> {
    let mut saved: Option<Instant> = None;
    let runs = shared.options.runs.unwrap_or(u64::MAX);
    let endless = |at: &Running| match findings::endless(shared.options, at.number, &at.source) {
        Ok(path) => hear(Event::Endless(&path)),
        Err(failed) => *locked(&shared.error) = Some(failed),
    };
    while !(shared.late)() && state.next < runs {
        let end = runs.min(state.next + ROUND);
        // At first everything is unseen, and no form is to be preferred.
        if state.next > 0 {
            let unseen = state.totals.coverage.unseen_forms();
            *shared.unseen.write().unwrap_or_else(PoisonError::into_inner) = unseen;
        }
        shared.next.store(state.next, Ordering::Relaxed);
        workers.iter().for_each(|worker| worker.begin(end));
        let mut fresh = Vec::new();
        for mut one in workers.iter().filter_map(|worker| worker.learned(shared.options.patience, &endless)) {
            state.totals.add(&one.totals);
            fresh.append(&mut one.fresh);
        }
        if let Some(failed) = locked(&shared.error).take() {
            return Err(failed);
        }
        // By number: what is kept does not depend on which worker was faster.
        fresh.sort_by_key(|fresh: &Fresh| fresh.number);
        let mut corpus = shared.corpus.write().unwrap_or_else(PoisonError::into_inner);
        for Fresh { number: _, entry, cost, features } in fresh {
            state.totals.interesting += u64::from(corpus.offer(entry, cost, &features)?);
        }
        state.totals.features = corpus.features.count();
        state.next = end;
        if saved.is_none_or(|saved| saved.elapsed() >= SAVED_EVERY) {
            state.save(path, shared.recipe.files, &corpus)?;
            saved = Some(Instant::now());
        }
        let seen = locked(&shared.findings).seen().count();
        hear(Event::Round(&state.totals, seen));
    }
    Ok(())
}

/// Runs a campaign; `hear` is told how it goes.
///
/// # Errors
/// Where the folder of findings or of the corpus cannot be read or written.
pub fn run(options: &Options, hear: impl Fn(Event<'_>)) -> io::Result<Summary> {
    let start = Instant::now();
    let findings = Findings::open(&options.findings)?;
    let state_path = options.findings.join("campaign.json");
    let mut corpus = Corpus::open(options.corpus.as_deref())?;
    let mut state = State::new(options);
    if let Ok(text) = std::fs::read_to_string(&state_path)
        && let Ok(earlier) = serde_json::from_str::<State>(&text)
        && earlier.same_campaign(&state)
    {
        state = earlier;
        for entry in std::mem::take(&mut state.corpus) {
            let input = Input::of(Origin::Corpus, entry);
            let judged = judge_unforced(&input, options.pace, &mut bounded(&options.setup));
            let (entry, mut features) = (input.entry, Features::default());
            judged.adaptive.iter().for_each(|run| features.record(&run.stats));
            corpus.offer(entry, judged.plain.map_or(0, |plain| plain.instructions), &features)?;
        }
    } else if let Some(folder) = &options.corpus {
        state.files = Corpus::read(folder)?;
    }
    let files = std::mem::take(&mut state.files);
    let recipe = Recipe { seed: options.seed, form: options.form, pace: options.pace, files: &files };
    let late = || options.time.is_some_and(|time| start.elapsed() >= time);
    let shared = Shared {
        options,
        recipe,
        corpus: RwLock::new(corpus),
        unseen: RwLock::default(),
        findings: Mutex::new(findings),
        error: Mutex::new(None),
        next: AtomicU64::new(0),
        late: &late,
        endless: findings::known_endless(options)?,
    };
    std::thread::scope(|scope| {
        let workers = (0..options.jobs.max(1)).map(|_| Worker::start(scope, &shared));
        let workers = workers.collect::<io::Result<Vec<_>>>()?;
        rounds(&shared, &workers, &mut state, &state_path, hear)
    })?;
    // The campaign came to its end: the next one starts afresh.
    if state_path.exists() {
        std::fs::remove_file(&state_path)?;
    }
    let findings = locked(&shared.findings)
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
