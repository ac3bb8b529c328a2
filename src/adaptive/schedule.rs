//! Forced schedules: decisions taken from the policy at chosen guard points. None may change what a program means.
//!
//! A guard point is one execution of an instruction of a family in quickened code. As text a schedule is a list of
//! rules, `ACTION POINT; ACTION POINT`, in the header of a Python file after `# schedule:`
//!
//! ```text
//! # schedule: specialize every 1; miss 2:14@3; deoptimize #17; miss bits 0110
//! ```
//!
//! | point | which guard points |
//! | --- | --- |
//! | `2:14@3` | the third at unit 14 of the code object with number 2, in order of creation |
//! | `#17` | the 17th of the run |
//! | `every 5` | the 5th, 10th, 15th, ... of the run |
//! | `bits 0110` | those with a 1, in order and over again from the start |

use std::fmt;
use std::str::FromStr;

use rustc_hash::FxHashMap;

/// What is forced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// An adaptive form tries to specialize now.
    Specialize,
    /// A specialized form runs its base operation, as if a guard had failed.
    Miss,
    /// A specialized form goes back to its adaptive form and runs its base operation.
    Deoptimize,
}

impl Action {
    /// All of them.
    pub const ALL: [Action; 3] = [Action::Specialize, Action::Miss, Action::Deoptimize];

    /// The name in a schedule's text.
    pub const fn name(self) -> &'static str {
        match self {
            Action::Specialize => "specialize",
            Action::Miss => "miss",
            Action::Deoptimize => "deoptimize",
        }
    }
}

/// A site: a unit of a code object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteId {
    /// The number of the code object in the run, in order of creation.
    pub code: usize,
    /// The unit of the instruction, from the start of the code.
    pub unit: usize,
}

/// At which guard points; all counts begin with 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// At this visit of this site.
    Visit(SiteId, u64),
    /// At this guard point of the run.
    Nth(u64),
    /// At every guard point of the run whose number this divides.
    Every(u64),
    /// At the guard points of the run that are true here, over and over.
    Bits(Vec<bool>),
}

/// An action and where it is forced.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// What.
    pub action: Action,
    /// Where.
    pub point: Point,
}

/// Rules; where several apply, the first counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// The rules.
    pub rules: Vec<Rule>,
}

impl Schedule {
    /// One forced decision at one visit of a site.
    pub fn once(action: Action, site: SiteId, visit: u64) -> Schedule {
        Schedule { rules: vec![Rule { action, point: Point::Visit(site, visit) }] }
    }

    /// One rule.
    pub fn of(action: Action, point: Point) -> Schedule {
        Schedule { rules: vec![Rule { action, point }] }
    }

    /// The schedule in the comments at the head of a Python file.
    ///
    /// # Errors
    /// Where its text is not a schedule.
    pub fn in_header(source: &str) -> Result<Option<Schedule>, String> {
        let comments = source.lines().map_while(|line| line.strip_prefix('#'));
        let mut texts = comments.filter_map(|comment| comment.trim_start().strip_prefix("schedule:"));
        texts.next().map(str::parse).transpose()
    }

    /// The same decisions in the first `points` guard points of a run, one rule each.
    pub fn expand(&self, points: u64) -> Schedule {
        let mut rules = Vec::new();
        for rule in &self.rules {
            let numbers: Vec<u64> = match &rule.point {
                Point::Visit(..) | Point::Nth(_) => {
                    rules.push(rule.clone());
                    continue;
                }
                point => (1..=points).filter(|&n| point.holds_at(n)).collect(),
            };
            rules.extend(numbers.into_iter().map(|n| Rule { action: rule.action, point: Point::Nth(n) }));
        }
        Schedule { rules }
    }

    /// A smallest set of these rules for which `fails` still says yes: no single rule of it can be left out.
    pub fn minimize(&self, mut fails: impl FnMut(&Schedule) -> bool) -> Schedule {
        let mut rules = self.rules.clone();
        let mut size = rules.len().div_ceil(2).max(1);
        loop {
            let (mut at, mut smaller) = (0, false);
            while at < rules.len() {
                let mut fewer = rules.clone();
                fewer.drain(at..(at + size).min(rules.len()));
                if fails(&Schedule { rules: fewer.clone() }) {
                    rules = fewer;
                    smaller = true;
                } else {
                    at += size;
                }
            }
            if size == 1 && !smaller {
                return Schedule { rules };
            }
            size = size.div_ceil(2);
        }
    }
}

impl Point {
    /// Whether the guard point with this number of the run is meant; a visit of a site is not known by it.
    fn holds_at(&self, number: u64) -> bool {
        match self {
            Point::Visit(..) => false,
            Point::Nth(n) => *n == number,
            Point::Every(n) => *n > 0 && number.is_multiple_of(*n),
            Point::Bits(bits) => !bits.is_empty() && bits[((number - 1) % bits.len() as u64) as usize],
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Visit(site, visit) => write!(f, "{}:{}@{visit}", site.code, site.unit),
            Point::Nth(n) => write!(f, "#{n}"),
            Point::Every(n) => write!(f, "every {n}"),
            Point::Bits(bits) => {
                f.write_str("bits ")?;
                bits.iter().try_for_each(|&bit| f.write_str(if bit { "1" } else { "0" }))
            }
        }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, rule) in self.rules.iter().enumerate() {
            write!(f, "{}{} {}", if i > 0 { "; " } else { "" }, rule.action.name(), rule.point)?;
        }
        Ok(())
    }
}

impl FromStr for Point {
    type Err = String;

    fn from_str(text: &str) -> Result<Point, String> {
        let number = |digits: &str| match digits.trim().parse::<u64>() {
            Ok(n) if n > 0 => Ok(n),
            _ => Err(format!("'{digits}' in '{text}' is not a number from 1 on")),
        };
        if let Some(n) = text.strip_prefix('#') {
            return Ok(Point::Nth(number(n)?));
        }
        if let Some(n) = text.strip_prefix("every ") {
            return Ok(Point::Every(number(n)?));
        }
        if let Some(bits) = text.strip_prefix("bits ") {
            let bits = bits.trim();
            if bits.is_empty() || bits.contains(|c| c != '0' && c != '1') {
                return Err(format!("'{bits}' is not a string of 0 and 1"));
            }
            return Ok(Point::Bits(bits.chars().map(|c| c == '1').collect()));
        }
        let parts = text.split_once('@').and_then(|(site, visit)| Some((site.split_once(':')?, visit)));
        let Some(((code, unit), visit)) = parts else {
            return Err(format!("'{text}' is no guard point (expected CODE:UNIT@VISIT, #N, every N or bits 0110)"));
        };
        let index = |digits: &str| digits.trim().parse().map_err(|_| format!("'{digits}' in '{text}' is not a number"));
        Ok(Point::Visit(SiteId { code: index(code)?, unit: index(unit)? }, number(visit)?))
    }
}

impl FromStr for Schedule {
    type Err = String;

    fn from_str(text: &str) -> Result<Schedule, String> {
        let mut rules = Vec::new();
        for rule in text.split(';').map(str::trim).filter(|rule| !rule.is_empty()) {
            let (action, point) = rule.split_once(' ').unwrap_or((rule, ""));
            let Some(action) = Action::ALL.into_iter().find(|known| known.name() == action) else {
                return Err(format!("unknown action '{action}' (expected specialize, miss or deoptimize)"));
            };
            rules.push(Rule { action, point: point.trim().parse()? });
        }
        Ok(Schedule { rules })
    }
}

/// A schedule at work: counts the guard points of a run and says what is forced there.
#[derive(Clone, Debug, Default)]
pub struct Driver {
    schedule: Schedule,
    points: u64,
    visits: FxHashMap<SiteId, u64>,
    last: Option<(SiteId, u64)>,
    at_forms: Vec<(SiteId, u64)>,
}

impl Driver {
    /// A driver at the start of a run; with an empty schedule it only counts.
    pub fn new(schedule: Schedule) -> Driver {
        Driver { schedule, ..Driver::default() }
    }

    /// Counts a guard point; what is forced there.
    pub fn visit(&mut self, site: SiteId) -> Option<Action> {
        self.points += 1;
        let visits = self.visits.entry(site).or_default();
        *visits += 1;
        let (number, visit) = (self.points, *visits);
        self.last = Some((site, visit));
        let applies = |rule: &&Rule| match rule.point {
            Point::Visit(at, k) => at == site && k == visit,
            ref point => point.holds_at(number),
        };
        self.schedule.rules.iter().find(applies).map(|rule| rule.action)
    }

    /// Hears that a specialized form stands at the guard point that was just counted.
    pub(crate) fn form_stands(&mut self) {
        if self.schedule.rules.is_empty() {
            self.at_forms.extend(self.last.take());
        }
    }

    /// The visits at which a specialized form stood while nothing was forced: a miss or a deoptimization forced at any
    /// other changes nothing.
    pub fn at_forms(&self) -> &[(SiteId, u64)] {
        &self.at_forms
    }

    /// How many guard points there were.
    pub const fn points(&self) -> u64 {
        self.points
    }

    /// The sites with their visits, by code object and unit.
    pub fn sites(&self) -> Vec<(SiteId, u64)> {
        let mut sites: Vec<(SiteId, u64)> = self.visits.iter().map(|(site, visits)| (*site, *visits)).collect();
        sites.sort_unstable();
        sites
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let text = "specialize every 1; miss 2:14@3; deoptimize #17; miss bits 0110";
        let schedule: Schedule = text.parse().expect("a schedule");
        assert_eq!(schedule.to_string(), text);
        let source = format!("# a finding\n#schedule: {text}\nprint(1)\n# schedule: nonsense\n");
        assert_eq!(Schedule::in_header(&source), Ok(Some(schedule)));
        assert_eq!(Schedule::in_header("print(1)\n# schedule: miss #1\n"), Ok(None));
        for wrong in
            ["miss", "hit #1", "miss #0", "miss every x", "miss bits 012", "miss 1:2", "miss 1@2", "miss -1:2@3"]
        {
            assert!(wrong.parse::<Schedule>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn points_are_counted_by_run_and_by_site() {
        let schedule: Schedule = "miss 0:4@2; deoptimize #2; specialize every 3; miss bits 00001".parse().expect("one");
        let mut driver = Driver::new(schedule.clone());
        let (a, b) = (SiteId { code: 0, unit: 4 }, SiteId { code: 1, unit: 4 });
        let forced: Vec<_> = [a, b, a, b, a, b].into_iter().map(|site| driver.visit(site)).collect();
        let (miss, deoptimize, specialize) = (Some(Action::Miss), Some(Action::Deoptimize), Some(Action::Specialize));
        assert_eq!(forced, [None, deoptimize, miss, None, miss, specialize]);
        assert_eq!(driver.sites(), [(a, 3), (b, 3)]);
        let explicit = "miss 0:4@2; deoptimize #2; specialize #3; specialize #6; miss #5";
        assert_eq!(schedule.expand(6).to_string(), explicit);
    }

    #[test]
    fn a_failing_schedule_shrinks_to_what_it_needs() {
        let schedule = Schedule::of(Action::Miss, Point::Every(3)).expand(100);
        let needs = |s: &Schedule, n| s.rules.iter().any(|rule| rule.point == Point::Nth(n));
        let least = schedule.minimize(|s| needs(s, 9) && needs(s, 66));
        assert_eq!(least.to_string(), "miss #9; miss #66");
    }
}
