//! The life of each site as PEP 659 and CPython 3.11 tell it, kept beside the interpreter's own counters.
//!
//! The law is restated in plain numbers (a wait, an exponent, misses left) and asks neither the policy's function nor the
//! units: a site's counter is predicted from what happened to it before, and compared with what stands there.

use rustc_hash::FxHashMap;

use crate::adaptive::policy::{Event, Form, Policy, Site, Thresholds};

/// What is known of one site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    /// Waits so many executions, then tries; the exponent of the next wait after a failure.
    Waiting { left: u32, exponent: u32 },
    /// Specialized: how much is left before a miss gives it up.
    Specialized { form: u8, counter: u32 },
    /// The base opcode, for good.
    Base,
}

/// Every site of a run.
#[derive(Debug, Default)]
pub struct Shadow {
    sites: FxHashMap<usize, Life>,
}

/// How long a wait with this exponent is.
fn wait(exponent: u32) -> u32 {
    2u32.pow(exponent) - 1
}

impl Life {
    /// What the units say.
    fn seen(site: Site) -> Life {
        match site.form {
            Form::Base => Life::Base,
            Form::Adaptive => {
                Life::Waiting { left: u32::from(site.counter) / 16, exponent: u32::from(site.counter) % 16 }
            }
            Form::Specialized(form) => Life::Specialized { form, counter: u32::from(site.counter) },
        }
    }

    /// The law.
    fn after(self, event: Event, policy: Policy, numbers: &Thresholds) -> Option<Life> {
        let given_up = || {
            let exponent = u32::from(numbers.deopt_backoff).min(12);
            Life::Waiting { left: wait(exponent), exponent }
        };
        Some(match (self, event) {
            (Life::Waiting { left: 0, .. }, Event::Tick) => self,
            (Life::Waiting { left, exponent }, Event::Tick) => Life::Waiting { left: left - 1, exponent },
            (Life::Waiting { .. }, Event::Success(form)) => {
                Life::Specialized { form, counter: u32::from(numbers.initial) }
            }
            (Life::Waiting { exponent, .. }, Event::Failure) => {
                let most = u32::from(numbers.max_backoff).clamp(1, 12);
                let exponent = (exponent + 1).min(most);
                Life::Waiting { left: wait(exponent), exponent }
            }
            (Life::Waiting { .. }, Event::GiveUp) => Life::Base,
            (Life::Specialized { form, counter }, Event::Hit) => {
                let most = u32::from(numbers.maximum);
                let up = policy == Policy::Saturating && counter < most;
                Life::Specialized { form, counter: counter + u32::from(up) }
            }
            (Life::Specialized { form, counter }, Event::Miss) => {
                let left = counter.saturating_sub(1);
                if left <= u32::from(numbers.minimum) { given_up() } else { Life::Specialized { form, counter: left } }
            }
            (Life::Specialized { .. }, Event::Deoptimize) => given_up(),
            // What cannot happen to such a site.
            _ => return None,
        })
    }
}

impl Shadow {
    /// Whether the site at unit `at` waits or is specialized.
    pub fn is_alive(&self, at: usize) -> bool {
        self.sites.get(&at).is_some_and(|life| *life != Life::Base)
    }

    /// An event was answered at the site at unit `at`, which looked like `before` and looks like `after` now. Whether
    /// both are as the law has it.
    pub fn agrees(
        &mut self,
        at: usize,
        before: Site,
        event: Event,
        after: Site,
        policy: Policy,
        numbers: &Thresholds,
    ) -> bool {
        // The first event of a site is told of right after quickening, which set its wait.
        let known = *self.sites.entry(at).or_insert_with(|| Life::seen(before));
        let lawful = known.after(event, policy, numbers);
        let now = Life::seen(after);
        self.sites.insert(at, now);
        // A specialized form may be taken before the wait is over only where a schedule says so, which tells no tick.
        known == Life::seen(before) && lawful == Some(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaptive::policy::step;

    const EVENTS: [Event; 6] =
        [Event::Tick, Event::Success(7), Event::Failure, Event::Hit, Event::Miss, Event::Deoptimize];

    /// Every word of six events: the law and the policy's function say the same, and a counter that is moved is seen.
    #[test]
    fn the_law_is_the_policy_and_a_moved_counter_is_not() {
        for policy in Policy::ALL {
            let numbers = Thresholds { initial: 3, maximum: 4, ..Thresholds::of(policy) };
            for word in 0..6usize.pow(6) {
                let mut shadow = Shadow::default();
                let mut site = Site { form: Form::Adaptive, counter: 0 };
                for position in 0..6 {
                    let event = EVENTS[word / 6usize.pow(position) % 6];
                    let possible = match site.form {
                        Form::Adaptive => matches!(event, Event::Tick | Event::Success(_) | Event::Failure),
                        _ => matches!(event, Event::Hit | Event::Miss | Event::Deoptimize),
                    };
                    if !possible {
                        continue;
                    }
                    let (next, _) = step(policy, &numbers, site, event);
                    assert!(shadow.agrees(4, site, event, next, policy, &numbers), "{site:?} {event:?} {next:?}");
                    site = next;
                }
                let moved = Site { counter: site.counter ^ 1, ..site };
                let event = if site.form == Form::Adaptive { Event::Tick } else { Event::Hit };
                let (next, _) = step(policy, &numbers, moved, event);
                let first = shadow.sites.is_empty();
                assert!(first || !shadow.agrees(4, moved, event, next, policy, &numbers));
            }
        }
    }
}
