//! What a counter means: over sequences of hits and misses, not single steps.

use turncoat::adaptive::policy::{Decision, Event, Form, Policy, Site, Thresholds, step};

use super::{Step, twins};
use crate::theorem::{Checked, Space, Theorem};

const LENGTH: u32 = 14;

/// Runs every sequence of hits and misses on a fresh form of each kind; `meaning` tells the counter from the history.
fn sequences<S: Step>(step: S, policy: Policy, meaning: impl Fn(&Thresholds, &[bool]) -> i64) -> Checked {
    let mut cases = 0;
    for form in super::forms() {
        for (minimum, initial, maximum) in [(0, 1, 3), (0, 3, 5), (2, 4, 6), (0, 16, 20), (0, 7, 7)] {
            let thresholds = Thresholds { minimum, initial, maximum, ..Thresholds::SATURATING };
            for sequence in 0..1u32 << LENGTH {
                let history: [bool; LENGTH as usize] = std::array::from_fn(|i| sequence >> i & 1 == 1);
                let mut site = Site { form: Form::Specialized(form), counter: initial };
                for length in 1..=history.len() {
                    let hit = history[length - 1];
                    let event = if hit { Event::Hit } else { Event::Miss };
                    let (after, decision) = step(policy, &thresholds, site, event);
                    let meant = meaning(&thresholds, &history[..length]);
                    cases += 1;
                    let right = if !hit && meant <= i64::from(minimum) {
                        (after.form, decision) == (Form::Adaptive, Decision::Deoptimize)
                    } else {
                        after == Site { form: site.form, counter: meant as u16 }
                    };
                    if !right {
                        let shown: String = history[..length].iter().map(|hit| if *hit { 'h' } else { 'm' }).collect();
                        return Err(format!(
                            "{policy}, minimum {minimum} initial {initial} maximum {maximum}: after {shown} the counter \
                             means {meant}; {}",
                            super::tell(&(policy, thresholds), site, event, (after, decision))
                        ));
                    }
                    site = after;
                    if after.form == Form::Adaptive {
                        break;
                    }
                }
            }
        }
    }
    Ok(Space { cases, note: format!("sequences up to {LENGTH}") })
}

/// The least of what the whole history adds to the initial value and what its end from any point adds to the maximum:
/// a walk that sticks to a ceiling, said without stepping.
fn ceiling(t: &Thresholds, history: &[bool]) -> i64 {
    let gain = |from: usize| history[from..].iter().map(|hit| if *hit { 1 } else { -1 }).sum::<i64>();
    let capped = (0..=history.len()).map(|from| i64::from(t.maximum) + gain(from)).min().unwrap_or_default();
    (i64::from(t.initial) + gain(0)).min(capped)
}

/// The initial value less the misses so far.
fn misses(t: &Thresholds, history: &[bool]) -> i64 {
    i64::from(t.initial) - history.iter().filter(|hit| !**hit).count() as i64
}

/// The theorems about counters with their twins.
pub fn theorems() -> Vec<Theorem> {
    let saturating = |step: fn(Policy, &Thresholds, Site, Event) -> (Site, Decision)| {
        move || sequences(step, Policy::Saturating, ceiling)
    };
    let cpython = |step: fn(Policy, &Thresholds, Site, Event) -> (Site, Decision)| {
        move || sequences(step, Policy::Cpython311, misses)
    };
    vec![
        Theorem::new(
            'A',
            "saturating: the counter is hits less misses under a ceiling",
            "all sequences of hits and misses",
            saturating(step),
        )
        .twin("hits count beyond the maximum", saturating(twins::no_maximum))
        .twin("a hit counts down", saturating(twins::hit_counts_down))
        .twin("deoptimizes one miss late", saturating(twins::one_miss_late)),
        Theorem::new(
            'A',
            "cpython311: the counter is what is left of the misses allowed",
            "all sequences of hits and misses",
            cpython(step),
        )
        .twin("hits pay back", cpython(twins::hits_pay_back))
        .twin("one form counts double", cpython(twins::one_form_counts_double)),
    ]
}
