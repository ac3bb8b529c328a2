//! Workers: threads that live as long as a campaign, for what a thread has built (machines, compiled definitions, the
//! allocator's pages) is worth more than a round.

use std::collections::BTreeSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::{Builder, Scope};
use std::time::{Duration, Instant};

use super::corpus::{Corpus, Entry};
use super::coverage::{self, Coverage};
use super::features::Features;
use super::findings::Findings;
use super::input::{Input, Recipe};
use super::summary::Totals;
use super::{Options, bounded, count, judge_input};
use crate::adaptive::stats::Stats;
use crate::bytecode::Op;
use crate::oracles::verdict::{Setup, Verdict};

/// A program that may be kept.
pub(super) struct Fresh {
    pub number: u64,
    pub entry: Entry,
    /// Base instructions that it takes.
    pub cost: u64,
    pub features: Features,
}

/// What one worker learned in a round.
#[derive(Default)]
pub(super) struct Learned {
    pub totals: Totals,
    /// What happened at the sites of all adaptive runs.
    stats: Stats,
    /// Programs that may be kept.
    pub fresh: Vec<Fresh>,
}

/// The program that a worker is at.
#[derive(Clone, Debug)]
pub(super) struct Running {
    pub number: u64,
    pub source: String,
    since: Instant,
}

/// What a worker is at, for whoever waits for it.
type At = Arc<Mutex<Option<Running>>>;

/// Everything that the workers share.
pub(super) struct Shared<'a> {
    pub options: &'a Options,
    pub recipe: Recipe<'a>,
    /// Written between two rounds only.
    pub corpus: RwLock<Corpus>,
    /// The forms of transitions that were not seen before this round.
    pub unseen: RwLock<Vec<Op>>,
    pub findings: Mutex<Findings>,
    pub error: Mutex<Option<io::Error>>,
    /// The number of the next program that nobody has taken.
    pub next: AtomicU64,
    /// Whether the time is up.
    pub late: &'a (dyn Fn() -> bool + Sync),
    /// Programs that are left out, for an earlier campaign waited for their end in vain.
    pub endless: BTreeSet<u64>,
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared<'_> {
    /// Judges programs up to a number, as long as there are any.
    fn round(&self, end: u64, setup: &mut Setup, at: &At) -> Learned {
        let corpus = self.corpus.read().unwrap_or_else(PoisonError::into_inner);
        let unseen = self.unseen.read().unwrap_or_else(PoisonError::into_inner);
        let mut learned = Learned::default();
        while !(self.late)() && locked(&self.error).is_none() {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= end {
                break;
            }
            if self.endless.contains(&number) {
                continue;
            }
            let Some(input) = self.recipe.input(number, &corpus, &unseen) else { continue };
            *locked(at) = Some(Running { number, source: input.entry.source.clone(), since: Instant::now() });
            let tried = judge_input(&input, self.options.pace, setup);
            let judged = &tried.judged;
            let Input { origin, entry, .. } = input;
            if let Verdict::Diverged(found) = &judged.verdict {
                let recorded = locked(&self.findings).record(number, self.options.seed, setup, &entry.source, found);
                if let Err(failed) = recorded {
                    *locked(&self.error) = Some(failed);
                }
            }
            learned.totals.add(&count(origin, &tried));
            let mut features = Features::default();
            for run in &judged.adaptive {
                features.record(&run.stats);
                learned.stats.merge(&run.stats);
            }
            if corpus.features.lacks(&features) && judged.verdict == Verdict::Agree {
                let cost = judged.plain.as_ref().map_or(0, |plain| plain.instructions);
                learned.fresh.push(Fresh { number, entry, cost, features });
            }
        }
        *locked(at) = None;
        learned.totals.coverage = Coverage::of(&learned.stats);
        learned.totals.transitions = coverage::counts(&learned.stats).into_iter().collect();
        learned
    }
}

/// The native stack of a worker: the compiler needs not know how deep a program is that fits there in any case. Memory is
/// taken as it is used.
const STACK: usize = 64 << 20;

/// A thread that waits for rounds.
pub(super) struct Worker {
    rounds: Sender<u64>,
    learned: Receiver<Learned>,
    at: At,
}

impl Worker {
    /// # Errors
    /// Where the system gives no thread.
    pub fn start<'scope>(scope: &'scope Scope<'scope, '_>, shared: &'scope Shared<'_>) -> io::Result<Worker> {
        let (rounds, asked) = channel();
        let (answers, learned) = channel();
        let at = At::default();
        let here = Arc::clone(&at);
        Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
            let mut setup = bounded(&shared.options.setup);
            for end in asked {
                // A generator that panics costs what was learned in the round, not the worker.
                let round = catch_unwind(AssertUnwindSafe(|| shared.round(end, &mut setup, &here)));
                if answers.send(round.unwrap_or_default()).is_err() {
                    break;
                }
            }
        })?;
        Ok(Worker { rounds, learned, at })
    }

    /// Begins a round that ends before the program of this number.
    pub fn begin(&self, end: u64) {
        let _ = self.rounds.send(end);
    }

    /// What it learned in the round; `endless` hears of a program that has been running for longer than `patience`, again
    /// and again while it does.
    pub fn learned(&self, patience: Duration, endless: &dyn Fn(&Running)) -> Option<Learned> {
        loop {
            match self.learned.recv_timeout(patience.min(Duration::from_secs(1))) {
                Ok(learned) => return Some(learned),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    let at = locked(&self.at).clone();
                    at.iter().filter(|at| at.since.elapsed() > patience).for_each(endless);
                }
            }
        }
    }
}
