//! The events of sites, counted a second time: statistics that add up may still be wrong.

use rustc_hash::FxHashMap;

use crate::adaptive::families;
use crate::adaptive::policy::{Event, Form, Site};
use crate::adaptive::stats::{Counter, MAX_GUARDS, Stats};
use crate::bytecode::Op;

/// What was seen of one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Line {
    hits: u64,
    /// Misses, those that a schedule forced among them.
    misses: u64,
    specialized: u64,
    deoptimized: u64,
}

/// What was seen of all forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    lines: FxHashMap<u8, Line>,
}

impl Account {
    /// An event was answered at a site.
    pub fn enter(&mut self, before: Site, event: Event, after: Site) {
        if let Event::Success(form) = event {
            self.lines.entry(form).or_default().specialized += 1;
        }
        let Form::Specialized(form) = before.form else { return };
        let line = self.lines.entry(form).or_default();
        match event {
            Event::Hit => line.hits += 1,
            Event::Miss | Event::Deoptimize => line.misses += 1,
            _ => {}
        }
        line.deoptimized += u64::from(after.form != before.form);
    }

    /// Whether the statistics of the run say the same.
    pub fn holds(&self, stats: &Stats) -> bool {
        families::forms().all(|form: Op| {
            let seen = self.lines.get(&(form as u8)).copied().unwrap_or_default();
            let get = |counter| stats.get(form, counter);
            let missed: u64 = (0..MAX_GUARDS as u8).map(|guard| get(Counter::Miss(guard))).sum();
            let told = Line {
                hits: get(Counter::Hit),
                misses: missed + get(Counter::Forced),
                specialized: get(Counter::Specialized),
                deoptimized: get(Counter::Deoptimized),
            };
            seen == told
        })
    }
}
