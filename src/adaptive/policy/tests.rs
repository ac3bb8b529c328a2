//! The state machine over all its words, and CPython's observed numbers.

use super::*;

const INT: u8 = 5;
const FLOAT: u8 = 4;

const EVENTS: [Event; 8] = [
    Event::Quicken,
    Event::Tick,
    Event::Success(INT),
    Event::Failure,
    Event::GiveUp,
    Event::Hit,
    Event::Miss,
    Event::Deoptimize,
];

fn grid() -> Vec<Thresholds> {
    let mut grid = vec![Thresholds::SATURATING, Thresholds::CPYTHON311];
    for (minimum, initial, maximum) in [(0, 1, 1), (0, 0, 0), (2, 5, 9), (9, 5, 2), (0, 9, 3), (0, u16::MAX, u16::MAX)]
    {
        for (first_wait, deopt_backoff, max_backoff) in [(0, 0, 0), (0, 5, 12), (7, 2, 3), (u16::MAX, 99, 99)] {
            grid.push(Thresholds { warmup: 1, first_wait, initial, minimum, maximum, deopt_backoff, max_backoff });
        }
    }
    grid
}

/// One execution of a site whose operands specialize to `operands`, or never: whether an attempt was made.
fn execute(policy: Policy, thresholds: &Thresholds, site: &mut Site, operands: Option<u8>) -> bool {
    let mut attempted = false;
    loop {
        let event = match site.form {
            Form::Base => return attempted,
            Form::Adaptive => Event::Tick,
            Form::Specialized(form) if Some(form) == operands => Event::Hit,
            Form::Specialized(_) => Event::Miss,
        };
        let (mut next, mut decision) = step(policy, thresholds, *site, event);
        if decision == Decision::Attempt {
            assert!(!attempted, "one execution tries twice");
            attempted = true;
            let result = operands.map_or(Event::Failure, Event::Success);
            (next, decision) = step(policy, thresholds, next, result);
        }
        *site = next;
        if decision != Decision::Redispatch {
            return attempted;
        }
    }
}

fn cold() -> Site {
    let base = Site { form: Form::Base, counter: 0 };
    step(Policy::Cpython311, &Thresholds::CPYTHON311, base, Event::Quicken).0
}

fn cpython(site: &mut Site, operands: Option<u8>) -> bool {
    execute(Policy::Cpython311, &Thresholds::CPYTHON311, site, operands)
}

fn attempts(site: &mut Site, executions: u32) -> Vec<u32> {
    (1..=executions).filter(|_| cpython(site, None)).collect()
}

#[test]
fn every_word_and_event_keeps_the_laws() {
    let forms = [Form::Base, Form::Adaptive, Form::Specialized(INT)];
    for policy in Policy::ALL {
        for thresholds in grid() {
            for (form, event) in forms.into_iter().flat_map(|form| EVENTS.map(|event| (form, event))) {
                for counter in 0..=u16::MAX {
                    let before = Site { form, counter };
                    let (after, decision) = step(policy, &thresholds, before, event);
                    let context = || format!("{policy} {thresholds:?} {before:?} {event:?} -> {after:?} {decision:?}");
                    let moved = match (form, event) {
                        (Form::Base, Event::Quicken) => after.form == Form::Adaptive,
                        (Form::Adaptive, Event::Success(_)) => {
                            after == Site { form: Form::Specialized(INT), counter: thresholds.initial }
                        }
                        (Form::Adaptive, Event::GiveUp) => after == Site { form: Form::Base, counter },
                        (Form::Adaptive, Event::Tick) if counter < 16 => {
                            after == before && decision == Decision::Attempt
                        }
                        (Form::Adaptive, Event::Tick) => {
                            after == Site { form, counter: counter - 16 } && decision == Decision::RunBase
                        }
                        (Form::Adaptive, Event::Failure) => {
                            let (old, new) = (counter & 15, after.counter & 15);
                            let most = thresholds.max_backoff.clamp(1, 12);
                            after.form == form
                                && new == (old + 1).min(most)
                                && after.counter >> 4 == (1 << new) - 1
                                && (new >= old || old > most)
                        }
                        (Form::Specialized(_), Event::Hit) => {
                            let up = policy == Policy::Saturating && counter < thresholds.maximum;
                            after == Site { form, counter: counter + u16::from(up) } && decision == Decision::RunFast
                        }
                        (Form::Specialized(_), Event::Miss) => match after.form {
                            Form::Adaptive => {
                                i32::from(counter) - 1 <= i32::from(thresholds.minimum)
                                    && decision == Decision::Deoptimize
                            }
                            _ => {
                                after == Site { form, counter: counter - 1 }
                                    && after.counter > thresholds.minimum
                                    && decision == Decision::RunBase
                            }
                        },
                        (Form::Specialized(_), Event::Deoptimize) => after.form == Form::Adaptive,
                        _ => after == before && decision == Decision::RunBase,
                    };
                    assert!(moved, "{}", context());
                }
            }
        }
    }
}

#[test]
fn persistent_misses_lead_back_to_the_adaptive_form() {
    for policy in Policy::ALL {
        for thresholds in [Thresholds::SATURATING, Thresholds::CPYTHON311] {
            // The number of misses by word, from the word below it: all words without walking each to its end.
            let mut misses = vec![0u32; 1 << 16];
            for counter in 0..=u16::MAX {
                let site = Site { form: Form::Specialized(INT), counter };
                let (after, _) = step(policy, &thresholds, site, Event::Miss);
                misses[usize::from(counter)] = match after.form {
                    Form::Adaptive => 1,
                    _ => {
                        assert!(after.counter < counter);
                        misses[usize::from(after.counter)] + 1
                    }
                };
                assert_eq!(misses[usize::from(counter)], u32::from(counter).max(1));
            }
            let top = if policy == Policy::Saturating { thresholds.maximum } else { thresholds.initial };
            assert_eq!(u32::from(thresholds.most_misses(policy)), misses[usize::from(top)]);
        }
    }
}

#[test]
fn a_site_that_cannot_specialize_backs_off_as_cpython_does() {
    let series = [1, 2, 5, 12, 27, 58, 121, 248, 503, 1014, 2037, 4084, 8179, 12274, 16369, 20464, 24559];
    assert_eq!(attempts(&mut cold(), 25_000), series);
    let mut site = cold();
    let words: Vec<u16> = (0..5)
        .map(|_| {
            cpython(&mut site, None);
            site.counter
        })
        .collect();
    assert_eq!(words, [0x01, 0x22, 0x12, 0x02, 0x63]);
}

#[test]
fn fifty_three_misses_deoptimize_whatever_the_hits() {
    let mut site = cold();
    assert!(cpython(&mut site, Some(INT)));
    let specialized = Site { form: Form::Specialized(INT), counter: 53 };
    assert_eq!(site, specialized);
    for left in (1..=52).rev() {
        cpython(&mut site, Some(FLOAT));
        assert_eq!(site, Site { counter: left, ..specialized });
    }
    for _ in 0..100_000 {
        cpython(&mut site, Some(INT));
    }
    assert_eq!(site, Site { counter: 1, ..specialized });
    cpython(&mut site, Some(FLOAT));
    assert_eq!(site, Site { form: Form::Adaptive, counter: 501 });
    let mut unlucky = site;
    assert_eq!(attempts(&mut unlucky, 25_000), [32, 95, 222, 477, 988, 2011, 4058, 8153, 12248, 16343, 20438, 24533]);
    for left in (0..31).rev() {
        assert!(!cpython(&mut site, Some(FLOAT)));
        assert_eq!(site, Site { form: Form::Adaptive, counter: left << 4 | 5 });
    }
    assert!(cpython(&mut site, Some(FLOAT)));
    assert_eq!(site, Site { form: Form::Specialized(FLOAT), counter: 53 });
}

#[test]
fn success_forgets_the_exponent() {
    let mut site = cold();
    attempts(&mut site, 600);
    assert_eq!(site, Site { form: Form::Adaptive, counter: 6617 });
    assert_eq!((1..).find(|_| cpython(&mut site, Some(INT))), Some(414));
    for _ in 0..53 {
        cpython(&mut site, Some(FLOAT));
    }
    assert_eq!(site.counter, 501);
}

#[test]
fn alternating_operands_change_form_when_cpython_does() {
    let mut site = cold();
    let mut changes = Vec::new();
    for execution in 1..=400 {
        let before = site.form;
        cpython(&mut site, Some(if execution % 2 == 1 { INT } else { FLOAT }));
        if site.form != before {
            changes.push((execution, site.form));
        }
    }
    let (int, float) = (Form::Specialized(INT), Form::Specialized(FLOAT));
    let expected =
        [(1, int), (106, Form::Adaptive), (138, float), (243, Form::Adaptive), (275, int), (380, Form::Adaptive)];
    assert_eq!(changes, expected);
}

#[test]
fn giving_up_is_for_ever() {
    let (site, decision) = step(Policy::Cpython311, &Thresholds::CPYTHON311, cold(), Event::GiveUp);
    assert_eq!((site, decision), (Site { form: Form::Base, counter: 0 }, Decision::RunBase));
    for event in EVENTS.into_iter().filter(|event| *event != Event::Quicken) {
        assert_eq!(step(Policy::Cpython311, &Thresholds::CPYTHON311, site, event).0, site);
    }
}

#[test]
fn the_saturating_counter_is_its_specification() {
    for (minimum, initial, maximum) in [(0, 1, 3), (0, 3, 5), (2, 4, 6), (0, 16, 63)] {
        let thresholds = Thresholds { minimum, initial, maximum, ..Thresholds::SATURATING };
        for length in 0..=12 {
            for sequence in 0..1u32 << length {
                let mut site = Site { form: Form::Specialized(INT), counter: initial };
                // The specification, over integers: a walk between the bounds that ends at the lower one.
                let mut walk = i64::from(initial);
                for bit in 0..length {
                    let hit = sequence >> bit & 1 == 1;
                    walk = (walk + if hit { 1 } else { -1 }).min(i64::from(maximum));
                    let (next, decision) =
                        step(Policy::Saturating, &thresholds, site, if hit { Event::Hit } else { Event::Miss });
                    site = next;
                    if walk == i64::from(minimum) {
                        assert_eq!((site.form, decision), (Form::Adaptive, Decision::Deoptimize));
                        break;
                    }
                    assert_eq!(site, Site { form: Form::Specialized(INT), counter: walk as u16 });
                }
            }
        }
    }
}

#[test]
fn names_of_policies_parse() {
    for policy in Policy::ALL {
        assert_eq!(policy.name().parse(), Ok(policy));
    }
    assert!("cpython".parse::<Policy>().is_err());
}
