//! Forced schedules of a campaign: after a program agreed under the policies as they are, it runs once more under
//! decisions drawn for it, among as many guard points as its run executed specialized forms. None may change the answer.

use crate::adaptive::schedule::{Action, Point, Rule, Schedule};
use crate::oracles::number_of;
use crate::programs::split_mix::SplitMix;

/// The most bits of a drawn string, and the longest stride: more say nothing that fewer do not.
const MOST_BITS: usize = 24;
const LONGEST_STRIDE: usize = 9;

/// The schedule of a program whose run had at least so many guard points: the same for the same text.
pub fn of_program(source: &str, points: u64) -> Schedule {
    drawn(&mut SplitMix(number_of(source)), points)
}

/// A schedule for a run with at least so many guard points. Half of them force specializations at once too, so that there are forms
/// to miss and to lose.
pub fn drawn(random: &mut SplitMix, points: u64) -> Schedule {
    let mut rules = Vec::new();
    let action = [Action::Miss, Action::Deoptimize][random.below(2)];
    match random.below(6) {
        0 => {}
        1 | 2 => rules.push(Rule { action, point: every(random) }),
        3 => {
            let nth = 1 + random.next_u64() % points.max(1);
            rules.push(Rule { action, point: Point::Nth(nth) });
        }
        4 => rules.push(Rule { action, point: bits(random) }),
        _ => {
            rules.push(Rule { action: Action::Miss, point: bits(random) });
            rules.push(Rule { action: Action::Deoptimize, point: bits(random) });
        }
    }
    // Without any other decision there is this one.
    if rules.is_empty() || random.below(2) == 0 {
        let point = match random.below(3) {
            0 => bits(random),
            _ => Point::Every(1 + random.below(2) as u64),
        };
        rules.push(Rule { action: Action::Specialize, point });
    }
    Schedule { rules }
}

fn every(random: &mut SplitMix) -> Point {
    Point::Every(1 + random.below(LONGEST_STRIDE) as u64)
}

fn bits(random: &mut SplitMix) -> Point {
    let count = 2 + random.below(MOST_BITS - 1);
    Point::Bits((0..count).map(|_| random.below(3) == 0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_has_one_schedule_and_every_action_is_drawn() {
        assert_eq!(of_program("print(1)\n", 100), of_program("print(1)\n", 100));
        let mut random = SplitMix(1);
        let schedules: Vec<Schedule> = (0..200).map(|_| drawn(&mut random, 50)).collect();
        assert!(schedules.iter().all(|schedule| !schedule.rules.is_empty()));
        for action in Action::ALL {
            let with = schedules.iter().filter(|s| s.rules.iter().any(|rule| rule.action == action)).count();
            assert!((50..200).contains(&with), "{}: {with}", action.name());
        }
        let nth = |rule: &Rule| matches!(rule.point, Point::Nth(n) if n > 50);
        assert!(!schedules.iter().flat_map(|s| &s.rules).any(nth), "a guard point that the run had");
        // As text and back: a finding's header has them.
        assert!(schedules.iter().all(|schedule| schedule.to_string().parse().as_ref() == Ok(schedule)));
    }
}
