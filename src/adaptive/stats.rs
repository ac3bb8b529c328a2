//! Statistics of specialization, in the manner of CPython's pystats: one row of counters an opcode.
//!
//! What was executed is counted where an instruction is dispatched, everything else where it is decided, so that an
//! account that does not add up shows an instruction that was run twice, or not at all.

use std::fmt;

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::families;
use crate::bytecode::{ALL, Family, Kind, Op};

/// How many guards a form can have.
pub const MAX_GUARDS: usize = 8;
/// How many counters an opcode has.
pub const COUNTERS: usize = 16;

/// What is counted, for an opcode: an adaptive form or a specialized one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// This guard of a specialized form failed.
    Miss(u8),
    /// A site took this specialized form.
    Specialized,
    /// The guards of a specialized form held.
    Hit,
    /// A site lost this specialized form.
    Deoptimized,
    /// A site that had been deoptimized took this specialized form; counted as specialized too.
    Respecialized,
    /// A schedule took the fast path away, whatever the guards say.
    Forced,
    /// The opcode was dispatched.
    Executed,
    /// An adaptive form waited.
    Deferred,
    /// An adaptive form found no specialized form.
    Failed,
    /// An adaptive form found one, and the instruction was dispatched again.
    Succeeded,
}

impl Counter {
    /// Its place in a row; guards come first.
    #[inline]
    pub const fn slot(self) -> usize {
        match self {
            Counter::Miss(guard) => guard as usize % MAX_GUARDS,
            Counter::Specialized => 8,
            Counter::Hit => 9,
            Counter::Deoptimized => 10,
            Counter::Respecialized => 11,
            Counter::Forced => 12,
            Counter::Executed => 13,
            // No specialized form ever waits, no adaptive form ever hits: three of the slots have a second use.
            Counter::Deferred => 8,
            Counter::Failed => 9,
            Counter::Succeeded => 10,
        }
    }
}

/// The row of each opcode that has one, and how many rows there are: the others point behind the last.
const ROWS: ([u8; 256], usize) = {
    let mut rows = [u8::MAX; 256];
    let (mut at, mut count) = (0, 0);
    while at < ALL.len() {
        if matches!(ALL[at].kind(), Kind::Adaptive | Kind::Specialized) {
            rows[ALL[at] as usize] = count;
            count += 1;
        }
        at += 1;
    }
    (rows, count as usize)
};

/// How many opcodes are counted.
pub const OPCODES: usize = ROWS.1;

/// The counters of a run; empty until [`Stats::counting`] makes room for them, and then nothing is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    rows: Vec<[u64; COUNTERS]>,
    deoptimized: FxHashSet<usize>,
}

/// The counts of one specialized form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormStats {
    /// The form.
    pub form: &'static str,
    /// Times dispatched, right after a specialization too.
    pub executed: u64,
    /// Times the guards held.
    pub hits: u64,
    /// Times a guard failed, by guard in order of checking.
    pub misses: Vec<(&'static str, u64)>,
    /// Times a schedule took the fast path away.
    pub forced: u64,
    /// Sites that took this form.
    pub specialized: u64,
    /// Of these, sites that had been deoptimized before.
    pub respecialized: u64,
    /// Sites that lost this form.
    pub deoptimized: u64,
}

/// The counts of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FamilyStats {
    /// The base instruction.
    pub family: &'static str,
    /// Instructions executed once quickened.
    pub executed: u64,
    /// Of these, in the adaptive form that waited.
    pub deferred: u64,
    /// Of these, attempts that failed.
    pub failed: u64,
    /// Attempts that succeeded; the specialized form then executed the instruction.
    pub succeeded: u64,
    /// Its specialized forms that were executed.
    pub forms: Vec<FormStats>,
}

impl FormStats {
    /// All misses.
    pub fn missed(&self) -> u64 {
        self.misses.iter().map(|(_, n)| n).sum()
    }
}

impl FamilyStats {
    /// All hits of its forms.
    pub fn hits(&self) -> u64 {
        self.forms.iter().map(|form| form.hits).sum()
    }

    /// All misses of its forms.
    pub fn missed(&self) -> u64 {
        self.forms.iter().map(FormStats::missed).sum()
    }
}

impl Stats {
    /// Counters that count.
    pub fn counting() -> Stats {
        Stats { rows: vec![[0; COUNTERS]; ROWS.1], ..Stats::default() }
    }

    /// Whether it counts.
    pub fn is_counting(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Counts.
    #[inline]
    pub fn count(&mut self, op: Op, counter: Counter) {
        if let Some(row) = self.rows.get_mut(usize::from(ROWS.0[op as usize])) {
            row[counter.slot()] += 1;
        }
    }

    /// A counter.
    pub fn get(&self, op: Op, counter: Counter) -> u64 {
        self.rows.get(usize::from(ROWS.0[op as usize])).map_or(0, |row| row[counter.slot()])
    }

    /// The counters of all opcodes that are counted, one row each; none where nothing is counted.
    pub fn rows(&self) -> &[[u64; COUNTERS]] {
        &self.rows
    }

    /// Every counter of an opcode, by slot.
    pub fn row(&self, op: Op) -> [u64; COUNTERS] {
        self.rows.get(usize::from(ROWS.0[op as usize])).copied().unwrap_or_default()
    }

    /// The transitions that a specialized form has seen, as bits: one a guard that failed, from bit 0 on, then
    /// specialized, hit and deoptimized at bits 8, 9 and 10.
    pub fn transitions(&self, form: Op) -> u16 {
        let row = self.rows.get(usize::from(ROWS.0[form as usize])).copied().unwrap_or_default();
        (0..=Counter::Respecialized.slot()).filter(|&slot| row[slot] > 0).fold(0, |bits, slot| bits | 1 << slot)
    }

    /// A site took a specialized form.
    #[cold]
    pub fn specialized(&mut self, form: Op, at: usize) {
        self.count(form, Counter::Specialized);
        if self.deoptimized.remove(&at) {
            self.count(form, Counter::Respecialized);
        }
    }

    /// A site lost its specialized form.
    #[cold]
    pub fn deoptimized(&mut self, form: Op, at: usize) {
        self.count(form, Counter::Deoptimized);
        if !self.rows.is_empty() {
            self.deoptimized.insert(at);
        }
    }

    /// Adds the counts of another run.
    pub fn merge(&mut self, other: &Stats) {
        if self.rows.is_empty() {
            self.rows = vec![[0; COUNTERS]; other.rows.len()];
        }
        for (mine, theirs) in self.rows.iter_mut().zip(&other.rows) {
            mine.iter_mut().zip(theirs).for_each(|(a, b)| *a += b);
        }
    }

    /// A counter summed over all specialized forms.
    pub fn total(&self, counter: Counter) -> u64 {
        ALL.into_iter().filter(|op| op.kind() == Kind::Specialized).map(|form| self.get(form, counter)).sum()
    }

    /// All misses of all guards.
    pub fn misses(&self) -> u64 {
        (0..MAX_GUARDS as u8).map(|guard| self.total(Counter::Miss(guard))).sum()
    }

    fn form(&self, form: Op) -> FormStats {
        let get = |counter| self.get(form, counter);
        FormStats {
            form: form.name(),
            executed: get(Counter::Executed),
            hits: get(Counter::Hit),
            misses: families::guards(form).iter().zip(0..).map(|(name, i)| (*name, get(Counter::Miss(i)))).collect(),
            forced: get(Counter::Forced),
            specialized: get(Counter::Specialized),
            respecialized: get(Counter::Respecialized),
            deoptimized: get(Counter::Deoptimized),
        }
    }

    /// The counts of each family that was executed, in CPython's order of families.
    pub fn families(&self) -> Vec<FamilyStats> {
        let family = |family: Family| {
            let get = |counter| self.get(family.adaptive(), counter);
            let forms: Vec<FormStats> =
                family.forms().iter().map(|&form| self.form(form)).filter(|form| form.executed > 0).collect();
            let dispatched = get(Counter::Executed) + forms.iter().map(|form| form.executed).sum::<u64>();
            FamilyStats {
                family: family.base().name(),
                executed: dispatched - get(Counter::Succeeded).min(dispatched),
                deferred: get(Counter::Deferred),
                failed: get(Counter::Failed),
                succeeded: get(Counter::Succeeded),
                forms,
            }
        };
        Family::ALL.into_iter().map(family).filter(|family| family.executed > 0).collect()
    }

    /// Whether the account is right: what [`Stats::faults`] says in words, without making any.
    pub fn adds_up(&self) -> bool {
        Family::ALL.into_iter().all(|family| {
            let adaptive = |counter| self.get(family.adaptive(), counter);
            let parts: u64 = [Counter::Deferred, Counter::Failed, Counter::Succeeded].map(adaptive).iter().sum();
            adaptive(Counter::Executed) == parts
                && family.forms().iter().all(|&form| {
                    let get = |counter| self.get(form, counter);
                    let missed: u64 = (0..MAX_GUARDS as u8).map(|guard| get(Counter::Miss(guard))).sum();
                    get(Counter::Executed) == get(Counter::Hit) + missed + get(Counter::Forced)
                })
        }) || self.faults().is_empty()
    }

    /// What does not add up, in words; nothing where the account is right.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |what: String, left: u64, right: u64| {
            if left != right {
                faults.push(format!("{what}: {left} is not {right}"));
            }
        };
        for family in Family::ALL {
            let name = family.base().name();
            let adaptive = |counter| self.get(family.adaptive(), counter);
            let parts = [Counter::Deferred, Counter::Failed, Counter::Succeeded].map(adaptive).iter().sum();
            let sum = |counter| family.forms().iter().map(|&form| self.get(form, counter)).sum::<u64>();
            check(
                format!("{name}_ADAPTIVE: executed = deferred + failed + succeeded"),
                adaptive(Counter::Executed),
                parts,
            );
            check(format!("{name}: succeeded = specialized"), adaptive(Counter::Succeeded), sum(Counter::Specialized));
            for &form in family.forms() {
                let (name, get) = (form.name(), |counter| self.get(form, counter));
                let missed: u64 = (0..MAX_GUARDS as u8).map(|guard| get(Counter::Miss(guard))).sum();
                let parts = get(Counter::Hit) + missed + get(Counter::Forced);
                check(format!("{name}: executed = hits + misses + forced"), get(Counter::Executed), parts);
                if get(Counter::Deoptimized) > missed + get(Counter::Forced) {
                    check(
                        format!("{name}: deoptimized at most misses + forced"),
                        get(Counter::Deoptimized),
                        missed + get(Counter::Forced),
                    );
                }
                if get(Counter::Deoptimized) > get(Counter::Specialized) {
                    let (down, up) = (get(Counter::Deoptimized), get(Counter::Specialized));
                    check(format!("{name}: deoptimized at most specialized"), down, up);
                }
            }
        }
        faults
    }
}

fn percent(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<40} {:>12} {:>12} {:>10} {:>8} {:>8} {:>7} {:>7} {:>6} {:>6}",
            "family, form", "executed", "hits", "misses", "deferred", "failed", "special", "again", "deopt", "hit %"
        )?;
        for family in self.families() {
            let sum = |get: fn(&FormStats) -> u64| family.forms.iter().map(get).sum::<u64>();
            writeln!(
                f,
                "{:<40} {:>12} {:>12} {:>10} {:>8} {:>8} {:>7} {:>7} {:>6} {:>6.1}",
                family.family,
                family.executed,
                family.hits(),
                family.missed(),
                family.deferred,
                family.failed,
                family.succeeded,
                sum(|form| form.respecialized),
                sum(|form| form.deoptimized),
                percent(family.hits(), family.executed),
            )?;
            for form in &family.forms {
                writeln!(
                    f,
                    "  {:<38} {:>12} {:>12} {:>10} {:>8} {:>8} {:>7} {:>7} {:>6} {:>6.1}",
                    form.form,
                    form.executed,
                    form.hits,
                    form.missed(),
                    "",
                    "",
                    form.specialized,
                    form.respecialized,
                    form.deoptimized,
                    percent(form.hits, form.executed),
                )?;
                for (guard, misses) in form.misses.iter().filter(|(_, misses)| *misses > 0) {
                    writeln!(f, "    {guard:<36} {:>12} {:>12} {misses:>10}", "", "")?;
                }
                if form.forced > 0 {
                    writeln!(f, "    {:<36} {:>12} {:>12} {:>10}", "forced by the schedule", "", "", form.forced)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_that_does_not_add_up_is_told() {
        let mut stats = Stats::counting();
        stats.count(Op::BINARY_OP_ADAPTIVE, Counter::Executed);
        stats.count(Op::BINARY_OP_ADAPTIVE, Counter::Succeeded);
        stats.specialized(Op::BINARY_OP_ADD_INT, 3);
        stats.count(Op::BINARY_OP_ADD_INT, Counter::Executed);
        stats.count(Op::BINARY_OP_ADD_INT, Counter::Miss(1));
        stats.deoptimized(Op::BINARY_OP_ADD_INT, 3);
        assert_eq!(stats.faults(), Vec::<String>::new());
        assert_eq!(stats.transitions(Op::BINARY_OP_ADD_INT), 0b101_0000_0010);
        stats.count(Op::BINARY_OP_ADD_INT, Counter::Executed);
        assert_eq!(stats.faults(), ["BINARY_OP_ADD_INT: executed = hits + misses + forced: 2 is not 1"]);
    }

    #[test]
    fn no_form_has_more_guards_than_counters() {
        for form in families::forms() {
            assert!(families::guards(form).len() <= MAX_GUARDS, "{}", form.name());
        }
    }
}
