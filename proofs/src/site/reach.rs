//! Reachability: the states that a site gets to are those that the policy promises, and every transition is used.

use std::collections::BTreeSet;

use turncoat::adaptive::policy::{Decision, Event, Form, MAX_EXPONENT, MAX_WAIT, Policy, Site, Thresholds, step};

use super::{Step, settings, tell, twins};
use crate::theorem::{Checked, Space, Theorem};

/// One state of the exploration: the site and whether an attempt is under way, whose result is the next event.
type State = (u8, u16, bool);

fn explore<S: Step>(
    step: S,
    (policy, thresholds): &(Policy, Thresholds),
    number: u8,
) -> (BTreeSet<State>, BTreeSet<(u8, u8)>) {
    let key = |site: Site, attempt: bool| {
        let kind = match site.form {
            Form::Base => 0,
            Form::Adaptive => 1,
            Form::Specialized(_) => 2,
        };
        (kind, site.counter, attempt)
    };
    let mut seen = BTreeSet::from([(0, 0, false)]);
    let mut used = BTreeSet::new();
    let mut waiting = vec![(Site { form: Form::Base, counter: 0 }, false)];
    while let Some((site, attempt)) = waiting.pop() {
        let events: &[Event] = match (site.form, attempt) {
            // Code is quickened once: a site that has given up is never quickened again.
            (Form::Base, _) => {
                if seen.len() == 1 {
                    &[Event::Quicken]
                } else {
                    &[]
                }
            }
            (Form::Adaptive, true) => &[Event::Success(number), Event::Failure, Event::GiveUp],
            (Form::Adaptive, false) => &[Event::Tick],
            (Form::Specialized(_), _) => &[Event::Hit, Event::Miss, Event::Deoptimize],
        };
        for &event in events {
            let (after, decision) = step(*policy, thresholds, site, event);
            let name = match event {
                Event::Quicken => 0,
                Event::Tick => 1,
                Event::Success(_) => 2,
                Event::Failure => 3,
                Event::GiveUp => 4,
                Event::Hit => 5,
                Event::Miss => 6,
                Event::Deoptimize => 7,
            };
            used.insert((name, decision as u8));
            let next = (after, decision == Decision::Attempt);
            if seen.insert(key(next.0, next.1)) {
                waiting.push(next);
            }
        }
    }
    (seen, used)
}

/// What the policy promises, from its numbers alone.
fn promised((policy, t): &(Policy, Thresholds)) -> BTreeSet<State> {
    let most = t.max_backoff.clamp(1, MAX_EXPONENT);
    let mut adaptive: BTreeSet<u16> = (0..=t.first_wait.min(MAX_WAIT)).map(|wait| wait << 4).collect();
    for exponent in (1..=most).chain([t.deopt_backoff.min(MAX_EXPONENT)]) {
        adaptive.extend((0..1 << exponent).map(|wait: u16| wait << 4 | exponent));
    }
    let mut states: BTreeSet<State> = adaptive.iter().map(|&word| (1, word, false)).collect();
    states.insert((0, 0, false));
    for &word in adaptive.iter().filter(|word| **word < 16) {
        states.extend([(1, word, true), (0, word, false)]);
    }
    let top = if *policy == Policy::Saturating { t.initial.max(t.maximum) } else { t.initial };
    states.insert((2, t.initial, false));
    states.extend((t.minimum.saturating_add(1)..=top).map(|counter| (2, counter, false)));
    // From at or below the minimum hits climb, where they count, and never meet a miss that counts down.
    if *policy == Policy::Saturating && t.initial <= t.minimum {
        states.extend((t.initial..=t.initial.max(t.maximum)).map(|counter| (2, counter, false)));
    } else if t.initial <= t.minimum {
        states.retain(|state| state.0 != 2 || state.1 == t.initial);
    }
    states
}

fn states<S: Step>(step: S) -> Checked {
    let mut cases = 0;
    for setting in settings() {
        for number in super::forms().into_iter().step_by(if setting.1.maximum > 1000 { 13 } else { 1 }) {
            let (seen, _) = explore(step, &setting, number);
            let wanted = promised(&setting);
            let shown = |(kind, counter, attempt): &State| {
                let form = [Form::Base, Form::Adaptive, Form::Specialized(number)][usize::from(*kind)];
                format!("{}{}", super::site(Site { form, counter: *counter }), if *attempt { " trying" } else { "" })
            };
            if let Some(state) = wanted.difference(&seen).next() {
                return Err(format!("{} {:?}: never reached: {}", setting.0, setting.1, shown(state)));
            }
            if let Some(state) = seen.difference(&wanted).next() {
                return Err(format!("{} {:?}: reached, not promised: {}", setting.0, setting.1, shown(state)));
            }
            cases += seen.len() as u64;
        }
    }
    Ok(Space::of(cases))
}

/// Every transition is used under the production numbers of both policies.
fn transitions<S: Step>(step: S) -> Checked {
    let mut cases = 0;
    for policy in Policy::ALL {
        let setting = (policy, Thresholds::of(policy));
        let wanted: [(u8, Decision); 10] = [
            (0, Decision::Redispatch),
            (1, Decision::RunBase),
            (1, Decision::Attempt),
            (2, Decision::Redispatch),
            (3, Decision::Redispatch),
            (4, Decision::RunBase),
            (5, Decision::RunFast),
            (6, Decision::RunBase),
            (6, Decision::Deoptimize),
            (7, Decision::Deoptimize),
        ];
        for number in super::forms() {
            let (_, used) = explore(step, &setting, number);
            let wanted: BTreeSet<(u8, u8)> = wanted.iter().map(|(event, d)| (*event, *d as u8)).collect();
            if used != wanted {
                let site = Site { form: Form::Specialized(number), counter: 1 };
                let last = step(policy, &setting.1, site, Event::Miss);
                let missing = wanted.symmetric_difference(&used).collect::<Vec<_>>();
                return Err(format!(
                    "transitions (event, decision) unused or unknown: {missing:?}; {}",
                    tell(&setting, site, Event::Miss, last)
                ));
            }
            cases += used.len() as u64;
        }
    }
    Ok(Space::of(cases))
}

/// The reachability theorems with their twins.
pub fn theorems() -> Vec<Theorem> {
    vec![
        Theorem::new('A', "the states reached are those the policy promises", "breadth-first from cold code", || {
            states(step)
        })
        .twin("hits count beyond the maximum", || states(twins::no_maximum))
        .twin("back-off stays", || states(twins::backoff_stays))
        .twin("deoptimizes to the longest wait", || states(twins::deoptimizes_to_the_longest_wait)),
        Theorem::new('A', "every transition is used", "breadth-first from cold code", || transitions(step))
            .twin("never deoptimizes", || transitions(twins::never_deoptimizes))
            .twin("a failure tries again at once", || transitions(twins::failure_attempts)),
    ]
}
