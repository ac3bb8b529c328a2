//! Safety: what one step may do, over every word, form, event and setting.

use turncoat::adaptive::families::invariant::Transition;
use turncoat::adaptive::policy::{Decision, Event, Form, Policy, Site, Thresholds, step};
use turncoat::bytecode::Family;
use turncoat::oracles::plant::Plant;

use super::{Step, meetings, settings, tell, twins};
use crate::theorem::{Checked, Space, Theorem};

/// Runs a law over everything; the first case that breaks it is the counterexample.
fn everywhere<S: Step>(step: S, law: impl Fn(&(Policy, Thresholds), Site, Event, Site, Decision) -> bool) -> Checked {
    where_it_applies(step, |_, _| true, law)
}

/// Runs a law over every word and setting of the forms and events that it speaks of.
fn where_it_applies<S: Step>(
    step: S,
    applies: impl Fn(Form, Event) -> bool,
    law: impl Fn(&(Policy, Thresholds), Site, Event, Site, Decision) -> bool,
) -> Checked {
    let mut cases = 0;
    for setting in settings() {
        let (policy, thresholds) = &setting;
        for family in Family::ALL {
            for (form, event) in meetings(family).into_iter().filter(|(form, event)| applies(*form, *event)) {
                for counter in 0..=u16::MAX {
                    let before = Site { form, counter };
                    let (after, decision) = step(*policy, thresholds, before, event);
                    if !law(&setting, before, event, after, decision) {
                        return Err(tell(&setting, before, event, (after, decision)));
                    }
                }
                cases += 1 << 16;
            }
        }
    }
    Ok(Space::of(cases))
}

/// A site changes its form only to the adaptive one, by a success to the form reported, by giving up to the base.
fn family<S: Step>(step: S) -> Checked {
    everywhere(step, |_, before, event, after, decision| match (before.form, event) {
        (Form::Base, Event::Quicken) => after.form == Form::Adaptive,
        (Form::Adaptive, Event::Success(form)) => after.form == Form::Specialized(form),
        (Form::Adaptive, Event::GiveUp) => after.form == Form::Base,
        (Form::Specialized(_), Event::Deoptimize) => after.form == Form::Adaptive,
        (Form::Specialized(_), Event::Miss) => {
            after.form == if decision == Decision::Deoptimize { Form::Adaptive } else { before.form }
        }
        _ => after.form == before.form,
    })
}

/// Fast only on a hit, base or deoptimization on a miss, an attempt only from a tick: nothing runs twice or never.
fn decisions<S: Step>(step: S) -> Checked {
    everywhere(step, |_, before, event, _, decision| {
        let allowed: &[Decision] = match (before.form, event) {
            (Form::Base, Event::Quicken) => &[Decision::Redispatch],
            (Form::Adaptive, Event::Tick) => &[Decision::RunBase, Decision::Attempt],
            (Form::Adaptive, Event::Success(_) | Event::Failure) => &[Decision::Redispatch],
            (Form::Specialized(_), Event::Hit) => &[Decision::RunFast],
            (Form::Specialized(_), Event::Miss) => &[Decision::RunBase, Decision::Deoptimize],
            (Form::Specialized(_), Event::Deoptimize) => &[Decision::Deoptimize],
            _ => &[Decision::RunBase],
        };
        allowed.contains(&decision)
    })
}

/// The word that the policy asks for, over integers without a width: `None` where the event does not concern the form.
fn specified((policy, t): &(Policy, Thresholds), before: Site, event: Event) -> Option<i64> {
    let word = i64::from(before.counter);
    let (minimum, initial, maximum) = (i64::from(t.minimum), i64::from(t.initial), i64::from(t.maximum));
    let waiting = |wait: i64, exponent: i64| wait.min(4095) * 16 + exponent;
    let backoff = |exponent: i64| waiting((1 << exponent.min(12)) - 1, exponent.min(12));
    let deoptimized = backoff(i64::from(t.deopt_backoff));
    Some(match (before.form, event) {
        (Form::Base, Event::Quicken) => waiting(i64::from(t.first_wait), 0),
        (Form::Adaptive, Event::Tick) if word / 16 > 0 => word - 16,
        (Form::Adaptive, Event::Tick | Event::GiveUp) => word,
        (Form::Adaptive, Event::Success(_)) => initial,
        (Form::Adaptive, Event::Failure) => backoff((word % 16 + 1).min(i64::from(t.max_backoff).clamp(1, 12))),
        (Form::Specialized(_), Event::Hit) => match policy {
            Policy::Saturating if word < maximum => word + 1,
            _ => word,
        },
        (Form::Specialized(_), Event::Miss) if word - 1 <= minimum => deoptimized,
        (Form::Specialized(_), Event::Miss) => word - 1,
        (Form::Specialized(_), Event::Deoptimize) => deoptimized,
        _ => return None,
    })
}

/// The word after every event is the policy's; since the policy counts without a width, nothing wraps.
fn words<S: Step>(step: S) -> Checked {
    everywhere(step, |setting, before, event, after, _| match specified(setting, before, event) {
        Some(word) => i64::from(after.counter) == word,
        None => after == before,
    })
}

/// After a failure the site waits at least one execution, and no less than the time before up to the largest wait.
fn backoff<S: Step>(step: S) -> Checked {
    let failure = |form, event| (form, event) == (Form::Adaptive, Event::Failure);
    where_it_applies(step, failure, |(_, thresholds), before, _, after, _| {
        let most = thresholds.max_backoff.clamp(1, 12);
        let (old, new) = (before.counter & 15, after.counter & 15);
        after.counter >= 16 && new <= most && (new > old || new == most) && after.counter >> 4 == (1 << new) - 1
    })
}

/// A specialized form's step depends on its counter alone, never on which form of which family it is.
fn forms_alike<S: Step>(step: S) -> Checked {
    let forms = super::forms();
    let mut cases = 0;
    for setting in settings() {
        let (policy, thresholds) = &setting;
        for event in super::EVENTS {
            for counter in 0..=u16::MAX {
                let answer = |number| {
                    let site = Site { form: Form::Specialized(number), counter };
                    let (after, decision) = step(*policy, thresholds, site, event);
                    let kept = after.form == site.form;
                    ((kept, if kept { Form::Adaptive } else { after.form }, after.counter), decision)
                };
                let first = answer(forms[0]);
                for &form in &forms {
                    if answer(form) != first {
                        let site = Site { form: Form::Specialized(form), counter };
                        return Err(tell(&setting, site, event, step(*policy, thresholds, site, event)));
                    }
                    cases += 1;
                }
            }
        }
    }
    Ok(Space::of(cases))
}

const METHOD: &str = "all words, forms, events, settings";

/// The safety theorems with their twins.
pub fn theorems() -> Vec<Theorem> {
    vec![
        Theorem::new('A', "a site never leaves its family", METHOD, || family(step))
            .twin("a success of one form stores another", || family(twins::success_of_another_form))
            .twin("deoptimization goes to the base opcode", || family(twins::deoptimizes_to_base))
            .twin("giving up keeps the adaptive form", || family(twins::never_gives_up)),
        Theorem::new('A', "every event has its decision", METHOD, || decisions(step))
            .twin("a miss runs the fast path", || decisions(twins::miss_runs_fast))
            .twin("a failure tries again at once", || decisions(twins::failure_attempts)),
        Theorem::new('A', "the word after every event is the policy's, nothing wraps", METHOD, || words(step))
            .twin("hits count beyond the maximum", || words(twins::no_maximum))
            .plant(&[Plant::Transition(Transition::NoBackoff)], || words(twins::planted(Transition::NoBackoff)))
            .plant(&[Plant::Transition(Transition::NeverSpecializeAgain)], || {
                words(twins::planted(Transition::NeverSpecializeAgain))
            })
            .plant(&[Plant::Transition(Transition::HitsDoNotCount)], || {
                words(twins::planted(Transition::HitsDoNotCount))
            })
            .plant(&[Plant::Transition(Transition::HitsOverflow)], || words(twins::planted(Transition::HitsOverflow)))
            .twin("a miss at 0 wraps", || words(twins::miss_wraps))
            .twin("hits pay back under cpython311", || words(twins::hits_pay_back))
            .twin("a form starts at 0", || words(twins::starts_at_zero))
            .twin("deoptimizes one miss late", || words(twins::one_miss_late)),
        Theorem::new('A', "after a failure a site waits, never less than before", METHOD, || backoff(step))
            .plant(&[Plant::Transition(Transition::NoFailureBackoff)], || {
                backoff(twins::planted(Transition::NoFailureBackoff))
            })
            .twin("back-off stays", || backoff(twins::backoff_stays))
            .twin("a failure waits for nothing", || backoff(twins::failure_waits_for_nothing)),
        Theorem::new('A', "all forms count alike", METHOD, || forms_alike(step))
            .twin("one form counts double", || forms_alike(twins::one_form_counts_double)),
    ]
}
