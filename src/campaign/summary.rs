//! What a campaign did, in words and as JSON.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

use super::coverage::Coverage;

/// The counts of a campaign; they add up over workers and over a resumed run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Programs judged.
    pub programs: u64,
    /// Adaptive runs compared with the plain run of their program.
    pub pairs: u64,
    /// Of these, runs under a forced schedule.
    #[serde(default)]
    pub forced: u64,
    /// Programs of the generator; the others are mutations, crossings and files of the corpus.
    pub generated: u64,
    /// Of these, those that ran to their end.
    pub generated_executed: u64,
    /// Programs that ran to their end on both interpreters: budgets and missing features ended none.
    pub executed: u64,
    /// Programs on which every run agreed.
    pub agree: u64,
    /// Programs that say nothing, by cause.
    pub poisoned: BTreeMap<String, u64>,
    /// Programs on which runs differed.
    pub diverged: u64,
    /// Base instructions of the plain runs.
    pub instructions: u64,
    /// Programs that brought a feature never seen before: the corpus.
    pub interesting: u64,
    /// Features seen: transitions by how often they happened in one program.
    pub features: u64,
    /// Transitions of sites seen.
    pub coverage: Coverage,
    /// How often each transition happened, by FORM/TRANSITION.
    #[serde(default)]
    pub transitions: BTreeMap<String, u64>,
}

impl Totals {
    /// Adds the counts of other programs.
    pub fn add(&mut self, other: &Totals) {
        self.programs += other.programs;
        self.pairs += other.pairs;
        self.forced += other.forced;
        self.generated += other.generated;
        self.generated_executed += other.generated_executed;
        self.features = self.features.max(other.features);
        self.executed += other.executed;
        self.agree += other.agree;
        self.diverged += other.diverged;
        self.instructions += other.instructions;
        self.interesting += other.interesting;
        for (cause, count) in &other.poisoned {
            *self.poisoned.entry(cause.clone()).or_default() += count;
        }
        self.coverage.merge(&other.coverage);
        for (name, count) in &other.transitions {
            *self.transitions.entry(name.clone()).or_default() += count;
        }
    }
}

/// A finding of the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The signature as text.
    pub signature: String,
    /// The number of the first program that showed it, where this campaign found it.
    pub program: Option<u64>,
    /// How many programs showed it.
    pub seen: u64,
    /// The file.
    pub file: String,
}

/// The end of a campaign.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The seed.
    pub seed: u64,
    /// Names of the policies.
    pub policies: Vec<String>,
    /// Plants in force.
    pub plants: Vec<String>,
    /// Wall-clock seconds.
    pub seconds: f64,
    /// The counts.
    pub totals: Totals,
    /// The findings.
    pub findings: Vec<Found>,
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// Transitions that were not seen: how many of them people are told of.
const SHOWN: usize = 12;

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let t = &self.totals;
        writeln!(
            f,
            "Ran {} programs on both interpreters ({}, {} runs under forced schedules) in {:.1} s: {:.0} programs and {:.0} \
             pairs of runs a second.",
            t.programs,
            self.policies.join(", "),
            t.forced,
            self.seconds,
            t.programs as f64 / self.seconds.max(0.001),
            t.pairs as f64 / self.seconds.max(0.001),
        )?;
        writeln!(
            f,
            "Executed to an end: {} ({:.2} %), {} base instructions a program.",
            t.executed,
            share(t.executed, t.programs),
            t.instructions / t.programs.max(1),
        )?;
        writeln!(
            f,
            "Generated: {} ({:.2} % executed); the others are mutations. Kept: {} programs for {} features.",
            t.generated,
            share(t.generated_executed, t.generated),
            t.interesting,
            t.features,
        )?;
        writeln!(f, "Agree: {} ({:.2} %).", t.agree, share(t.agree, t.programs))?;
        let poisoned: u64 = t.poisoned.values().sum();
        write!(f, "Poisoned: {poisoned} ({:.2} %)", share(poisoned, t.programs))?;
        // Without the positions: "invalid: program.py:15:5: SyntaxError: ..." is one cause wherever it is.
        let mut causes: BTreeMap<&str, u64> = BTreeMap::new();
        for (cause, count) in &t.poisoned {
            *causes.entry(cause.split_once(": program.py:").map_or(cause.as_str(), |(kind, _)| kind)).or_default() +=
                count;
        }
        let mut causes: Vec<_> = causes.into_iter().collect();
        causes.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        for (at, (cause, count)) in causes.iter().take(8).enumerate() {
            write!(f, "{} {count} {cause}", if at == 0 { ":" } else { "," })?;
        }
        writeln!(f, ".")?;
        writeln!(f, "Diverged: {} ({:.2} %).", t.diverged, share(t.diverged, t.programs))?;
        let missing = t.coverage.missing();
        writeln!(f, "Transitions of sites seen: {} of {}.", t.coverage.seen(), Coverage::feasible().len())?;
        if !missing.is_empty() {
            let more = missing.len().saturating_sub(SHOWN);
            let rest =
                if more == 0 { String::new() } else { format!(" and {more} more (--json has the list of those seen)") };
            writeln!(f, "Not seen: {}{rest}.", missing[..missing.len() - more].join(", "))?;
        }
        if !self.plants.is_empty() {
            writeln!(f, "Planted: {}.", self.plants.join(" "))?;
        }
        if self.findings.is_empty() {
            return writeln!(f, "Found nothing.");
        }
        let kinds =
            if self.findings.len() == 1 { "1 kind".to_owned() } else { format!("{} kinds", self.findings.len()) };
        writeln!(f, "Found {kinds} of divergence:")?;
        for found in &self.findings {
            let first = found.program.map_or("known before".to_owned(), |n| format!("first in program {n}"));
            writeln!(f, "  {} ({} programs, {first}): {}", found.signature, found.seen, found.file)?;
        }
        Ok(())
    }
}
