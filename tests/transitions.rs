//! Every transition of the catalogue is reached by generated programs: each form specializes, is missed by each of its
//! guards, gives up and comes back.

use std::collections::BTreeSet;

use turncoat::adaptive::families;
use turncoat::campaign::coverage::Coverage;
use turncoat::campaign::{self, judge};
use turncoat::oracles::verdict::{Setup, Verdict};
use turncoat::programs::aim::{CANNOT_FAIL, aims};

#[test]
fn every_form_has_an_aim_and_every_exempt_guard_exists() {
    let aimed: BTreeSet<_> = aims().flat_map(|aim| aim.forms).map(|form| form.name()).collect();
    let missing: Vec<_> = families::forms().map(|form| form.name()).filter(|form| !aimed.contains(form)).collect();
    assert!(missing.is_empty(), "no aim at {missing:?}");
    for (form, guard, reason) in CANNOT_FAIL {
        assert!(families::guards(*form).contains(guard), "{} has no guard {guard} ({reason})", form.name());
    }
}

/// How many programs aimed at one form are enough to see all of its transitions.
const PROGRAMS: u64 = 800;

#[test]
fn aimed_programs_reach_every_transition_of_their_form() {
    let mut all = Coverage::default();
    let mut unseen = Vec::new();
    let mut most = 0;
    for form in families::forms() {
        let mut own = Coverage::default();
        let prefix = format!("{}/", form.name());
        let open = |coverage: &Coverage| -> Vec<String> {
            coverage.missing().into_iter().filter(|name| name.starts_with(&prefix)).collect()
        };
        let mut number = 0;
        while number < PROGRAMS && !open(&own).is_empty() {
            let source = campaign::program(1, number, Some(form)).expect("total");
            let setup = Setup { pace: campaign::pace(1, number), ..Setup::default() };
            let judged = judge(&source, &setup);
            assert!(
                matches!(judged.verdict, Verdict::Agree),
                "program {number} at {}: {:?}\n{source}",
                form.name(),
                judged.verdict
            );
            judged.adaptive.iter().for_each(|run| _ = own.merge(&Coverage::of(&run.stats)));
            number += 1;
        }
        most = most.max(number);
        unseen.extend(open(&own));
        all.merge(&own);
    }
    println!("{} of {} transitions; at most {most} programs a form", all.seen(), Coverage::feasible().len());
    assert!(unseen.is_empty(), "not reached by {PROGRAMS} programs aimed at it: {unseen:?}");
    for (form, guard, _) in CANNOT_FAIL {
        let name = format!("{}/{guard}", form.name());
        assert!(!all.names().contains(&name), "{name} can fail after all");
    }
}
