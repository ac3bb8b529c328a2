//! Part A: the state machine of a site, `turncoat::adaptive::policy::step`, over all its states.

pub mod laws;
pub mod liveness;
pub mod meaning;
pub mod reach;
pub mod strip;
pub mod twins;

use turncoat::adaptive::policy::{Decision, Event, Form, Policy, Site, Thresholds};
use turncoat::bytecode::Family;

use crate::theorem::Theorem;

/// The theorems of part A.
pub fn theorems() -> Vec<Theorem> {
    let mut all = laws::theorems();
    all.extend(liveness::theorems());
    all.extend(reach::theorems());
    all.extend(meaning::theorems());
    all.extend(strip::theorems());
    all
}

/// A transition function: the real one or a twin.
pub trait Step: Fn(Policy, &Thresholds, Site, Event) -> (Site, Decision) + Copy {}
impl<S: Fn(Policy, &Thresholds, Site, Event) -> (Site, Decision) + Copy> Step for S {}

/// The production numbers of both policies and a grid of others, sensible, extreme and contradictory.
pub fn grid() -> Vec<Thresholds> {
    let mut grid = vec![Thresholds::SATURATING, Thresholds::CPYTHON311];
    let waits = [(0, 0, 0), (0, 5, 12), (7, 2, 3), (u16::MAX, 99, 99)];
    let counters =
        [(0, 1, 1), (0, 0, 0), (2, 5, 9), (9, 5, 2), (0, 9, 3), (0, u16::MAX, u16::MAX), (u16::MAX, 1, u16::MAX)];
    // Waiting and counting do not meet: each counter setting takes one of the waits in turn.
    for (i, (minimum, initial, maximum)) in counters.into_iter().enumerate() {
        let (first_wait, deopt_backoff, max_backoff) = waits[i % waits.len()];
        grid.push(Thresholds { warmup: 1, first_wait, initial, minimum, maximum, deopt_backoff, max_backoff });
    }
    grid
}

/// Every setting of the grid under both policies.
pub fn settings() -> Vec<(Policy, Thresholds)> {
    Policy::ALL.into_iter().flat_map(|policy| grid().into_iter().map(move |t| (policy, t))).collect()
}

/// The numbers of all specialized forms of the catalogue.
pub fn forms() -> Vec<u8> {
    Family::ALL.into_iter().flat_map(|family| family.forms().iter().map(|form| *form as u8)).collect()
}

/// The events that carry no form.
pub const EVENTS: [Event; 7] =
    [Event::Quicken, Event::Tick, Event::Failure, Event::GiveUp, Event::Hit, Event::Miss, Event::Deoptimize];

/// What a family can meet: every form it can stand in, with every event that can happen to it.
pub fn meetings(family: Family) -> Vec<(Form, Event)> {
    let mut meetings = Vec::new();
    let stands =
        [Form::Base, Form::Adaptive].into_iter().chain(family.forms().iter().map(|f| Form::Specialized(*f as u8)));
    for form in stands {
        meetings.extend(EVENTS.map(|event| (form, event)));
        meetings.extend(family.forms().iter().map(|other| (form, Event::Success(*other as u8))));
    }
    meetings
}

/// A case as a reader sees it.
pub fn tell(
    (policy, t): &(Policy, Thresholds),
    before: Site,
    event: Event,
    (after, decision): (Site, Decision),
) -> String {
    format!(
        "{policy}, minimum {} initial {} maximum {}: {} --{event:?}--> {}, {decision:?}",
        t.minimum,
        t.initial,
        t.maximum,
        site(before),
        site(after)
    )
}

fn site(site: Site) -> String {
    let name = match site.form {
        Form::Base => "base".to_owned(),
        Form::Adaptive => "adaptive".to_owned(),
        Form::Specialized(number) => {
            turncoat::bytecode::Op::from_u8(number).map_or(format!("opcode {number}"), |op| op.name().to_owned())
        }
    };
    match site.form {
        Form::Adaptive => format!("{name} (wait {}, back-off {})", site.counter >> 4, site.counter & 15),
        _ => format!("{name} (counter {})", site.counter),
    }
}
