//! The score: every plant in turn against the campaign, to see that the suite notices.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::corpus::Entry;
use super::coverage::Coverage;
use super::input::{Input, Origin, preferred};
use crate::adaptive::families;
use crate::adaptive::stats::Counter;
use crate::oracles::Outcome;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Judged, Setup, Verdict};
use crate::programs::aim::CANNOT_FAIL;
use crate::programs::split_mix::SplitMix;

/// How long and how often each plant is looked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// Ends the search for one plant after so long.
    pub time_each: Option<Duration>,
    /// Ends the search for one plant after so many programs.
    pub runs_each: Option<u64>,
    /// The seeds; each is a campaign of its own from an empty corpus.
    pub seeds: u64,
    /// Workers; each plant is searched for by one of them alone.
    pub jobs: usize,
}

/// What became of one plant under one seed.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// The seed.
    pub seed: u64,
    /// Whether the planted place was executed.
    pub reached: bool,
    /// Whether the plant made a difference there.
    pub triggered: bool,
    /// By which oracle it was found; nothing where it survived.
    pub oracle: Option<&'static str>,
    /// The signature under which it was found.
    pub signature: Option<String>,
    /// Programs judged, up to the one that found it.
    pub programs: u64,
    /// Seconds of one core.
    pub seconds: f64,
}

/// What became of one plant.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The plant's name.
    pub plant: String,
    /// What it breaks.
    pub what: String,
    /// Why it can make no difference, where that is known: the guard cannot fail.
    pub equivalent: Option<&'static str>,
    /// One trial a seed.
    pub trials: Vec<Trial>,
}

impl Row {
    /// Whether each seed found it.
    pub fn detected(&self) -> bool {
        self.trials.iter().all(|trial| trial.oracle.is_some())
    }

    /// Whether it was not found although it can make a difference.
    pub fn survived(&self) -> bool {
        !self.detected() && self.equivalent.is_none()
    }

    /// The slowest trial's seconds.
    fn seconds(&self) -> f64 {
        self.trials.iter().map(|trial| trial.seconds).fold(0.0, f64::max)
    }
}

/// The whole table.
#[derive(Clone, Debug, Serialize)]
pub struct Score {
    /// One row a plant: survivors first, then the slowest.
    pub rows: Vec<Row>,
}

/// Whether a run came to where the plant is.
fn reached(plant: Plant, outcome: &Outcome) -> bool {
    match plant {
        Plant::Guard(form, _) => outcome.stats.get(form, Counter::Executed) > 0,
        Plant::Invalidation(_) => outcome.planted.reached > 0,
        Plant::Transition(_) => outcome.stats.misses() > 0,
        Plant::Stricter(form) => outcome.stats.get(form, Counter::Executed) > 0,
        // A form that is not chosen is not executed either.
        Plant::Unchosen(_) => outcome.planted.triggered > 0,
        Plant::Defect(_) => outcome.stats.total(Counter::Executed) > 0,
    }
}

/// Why a plant changes nothing that a program or an invariant could show.
fn equivalent(plant: Plant) -> Option<&'static str> {
    let Plant::Guard(form, bit) = plant else { return None };
    let name = families::guards(form).get(usize::from(bit))?;
    CANNOT_FAIL.iter().find(|(op, guard, _)| *op == form && guard == name).map(|(.., reason)| *reason)
}

fn trial(plant: Plant, seed: u64, options: &Options) -> Trial {
    let mut setup = Setup { plants: vec![plant], ..Setup::default() };
    let start = Instant::now();
    let mut trial =
        Trial { seed, reached: false, triggered: false, oracle: None, signature: None, programs: 0, seconds: 0.0 };
    let late = |programs| {
        options.runs_each.is_some_and(|runs| programs >= runs)
            || options.time_each.is_some_and(|time| start.elapsed() >= time)
    };
    let (mut coverage, mut unseen) = (Coverage::default(), Vec::new());
    while trial.oracle.is_none() && !late(trial.programs) {
        let number = trial.programs;
        // As a campaign does: what was never seen is looked for.
        if number > 0 && number.is_multiple_of(super::ROUND) {
            unseen = coverage.unseen_forms();
        }
        let form = preferred(&unseen, &mut SplitMix(seed.rotate_left(17) ^ number));
        let Some(source) = super::program(seed, number, form) else { break };
        let input = Input::of(Origin::Generated, Entry::new(super::pace(seed, number), source));
        trial.programs += 1;
        let Judged { verdict, adaptive, .. } = super::judge_input(&input, None, &mut setup).judged;
        adaptive.iter().for_each(|outcome| _ = coverage.merge(&Coverage::of(&outcome.stats)));
        trial.reached |= adaptive.iter().any(|outcome| reached(plant, outcome));
        trial.triggered |= adaptive.iter().any(|outcome| outcome.planted.triggered > 0);
        if let Verdict::Diverged(found) = verdict {
            trial.oracle = Some(found.signature.mismatch.name());
            trial.signature = Some(found.signature.to_string());
        }
    }
    trial.seconds = start.elapsed().as_secs_f64();
    trial
}

/// Searches for each plant; `progress` hears of each row when it is done.
pub fn run(plants: &[Plant], options: &Options, progress: impl Fn(&Row) + Sync) -> Score {
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.max(1) {
            scope.spawn(|| {
                while let Some(&plant) = plants.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let trials = (0..options.seeds).map(|seed| trial(plant, seed, options)).collect();
                    let (name, what) = (plant.to_string(), plant.describe());
                    let row = Row { plant: name, what, equivalent: equivalent(plant), trials };
                    progress(&row);
                    rows.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(plant, row);
                }
            });
        }
    });
    let rows = rows.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let mut rows: Vec<Row> = rows.into_values().collect();
    rows.sort_by(|a, b| {
        b.survived().cmp(&a.survived()).then(a.detected().cmp(&b.detected())).then(b.seconds().total_cmp(&a.seconds()))
    });
    Score { rows }
}

impl Score {
    /// The plants that some seed did not find.
    pub fn survivors(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.survived())
    }

    /// The median of the seconds to a detection.
    fn median(&self) -> Option<f64> {
        let found = |trial: &Trial| trial.oracle.map(|_| trial.seconds);
        let mut seconds: Vec<f64> = self.rows.iter().flat_map(|row| &row.trials).filter_map(found).collect();
        seconds.sort_by(f64::total_cmp);
        seconds.get(seconds.len() / 2).copied()
    }
}

impl Display for Row {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for trial in &self.trials {
            let yes = |yes| if yes { "yes" } else { "no" };
            writeln!(
                f,
                "{:<48} {:>4} {:<7} {:<9} {:<22} {:>9} {:>8.2}",
                self.plant,
                trial.seed,
                yes(trial.reached),
                yes(trial.triggered),
                trial.oracle.unwrap_or(if self.equivalent.is_some() { "-" } else { "SURVIVED" }),
                trial.programs,
                trial.seconds,
            )?;
        }
        Ok(())
    }
}

impl Display for Score {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<48} {:>4} {:<7} {:<9} {:<22} {:>9} {:>8}",
            "plant", "seed", "reached", "triggered", "detected by", "programs", "seconds"
        )?;
        self.rows.iter().try_for_each(|row| write!(f, "{row}"))?;
        let detected = self.rows.iter().filter(|row| row.detected()).count();
        let possible = self.rows.iter().filter(|row| row.detected() || row.survived()).count();
        write!(f, "{detected} of {possible} plants detected")?;
        if let Some(median) = self.median() {
            let found = self.rows.iter().filter(|row| row.detected());
            let slowest = found.max_by(|a, b| a.seconds().total_cmp(&b.seconds()));
            write!(f, "; median time to detection {median:.2} s")?;
            if let Some(row) = slowest {
                write!(f, ", slowest {:.1} s ({})", row.seconds(), row.plant)?;
            }
        }
        writeln!(f, ".")?;
        for row in self.rows.iter().filter(|row| !row.detected() && !row.survived()) {
            writeln!(f, "Changes nothing: {} ({}).", row.plant, row.equivalent.unwrap_or_default())?;
        }
        for row in self.survivors() {
            writeln!(f, "Survived: {} ({}).", row.plant, row.what)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A selection of the score, bounded by programs and not by time, one plant of each kind.
    #[test]
    fn a_plant_of_each_kind_is_detected() {
        let names = [
            "BINARY_OP_ADD_INT:right_type",
            "stricter:CALL_PY_EXACT_ARGS",
            "transition:permanent_miss",
            "defect:index_off_by_one",
            "defect:error_unchecked",
            "defect:version_reused",
            "defect:hits_uncounted",
        ];
        let plants: Vec<Plant> = names.iter().map(|name| name.parse().expect("a plant")).collect();
        let options = Options { time_each: None, runs_each: Some(1_500), seeds: 1, jobs: 2 };
        let score = run(&plants, &options, |_| {});
        let text = score.to_string();
        assert_eq!(score.rows.len(), plants.len());
        assert_eq!(score.survivors().count(), 0, "{text}");
        assert!(text.contains("7 of 7 plants detected"), "{text}");
    }

    #[test]
    fn a_guard_that_cannot_fail_is_no_survivor() {
        let plant: Plant = "CALL_PY_WITH_DEFAULTS:max_args".parse().expect("a plant");
        let options = Options { time_each: None, runs_each: Some(2), seeds: 1, jobs: 1 };
        let score = run(&[plant], &options, |_| {});
        assert_eq!(score.survivors().count(), 0);
        assert!(score.to_string().contains("Changes nothing: CALL_PY_WITH_DEFAULTS:max_args"));
    }
}
