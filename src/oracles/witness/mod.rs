//! The witness: an observer that sits at every visit of a site and does not believe the interpreter.
//!
//! - At a hit, the form's precondition has to hold; at a miss that nobody forced, it must not ([`precondition`]).
//! - At a hit every guard has to hold, and a miss is put down to the first one that does not ([`guards`]).
//! - An attempt to specialize has to choose the form that the operands call for ([`choice`]).
//! - Code has to be quickened when it is warm ([`warm_up`]), and statistics have to be what was seen ([`account`]).
//! - The counter of each site has to go as the policy says ([`shadow`]).
//! - At sampled visits the world is cloned before the instruction, the base instruction runs in the clone, and afterwards
//!   both worlds have to be the same ([`step`]).
//! - A version has to name one state of a class, of a dict's keys, of a function ([`versions`]).
//! - Between instructions the plain interpreter's run has to have stood at the same place ([`lockstep`]).

pub mod account;
pub mod choice;
pub mod guards;
pub mod lockstep;
pub mod precondition;
pub mod shadow;
pub mod step;
pub mod versions;
pub mod warm_up;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use rustc_hash::{FxHashSet, FxHasher};

use crate::adaptive::families::invariant::Invariant;
use crate::adaptive::policy::{Event, Form, Site};
use crate::adaptive::stats::Counter;
use crate::bytecode::{Kind, Op};
use crate::object::value::Value;
use crate::semantics::{Account, Machine, Observer, Res};
use account::Account as Ledger;
use choice::Choice;
use lockstep::{Follower, Trail};
use precondition::Expected;
use shadow::Shadow;
use step::Base;
use versions::Versions;
use warm_up::WarmUps;

/// How much of a run is witnessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Outcomes only.
    Outcome,
    /// Runs of some programs, chosen by their text, and in them some visits: the first of each kind of operands in each
    /// state of the world.
    #[default]
    Sampled,
    /// Every run and, up to a bound, every visit.
    Full,
}

/// In how many programs of a campaign, of this many, runs are witnessed.
const ONE_OF: u64 = 4;
/// Visits of one run at which the world is cloned.
const SAMPLED_STEPS: usize = 24;
/// The same where every visit is wanted: a bound, for each costs a copy of the world.
const FULL_STEPS: usize = 4_000;

impl Depth {
    /// All of them, from the farthest to the closest.
    pub const ALL: [Depth; 3] = [Depth::Outcome, Depth::Sampled, Depth::Full];

    /// The name under which commands know it.
    pub const fn name(self) -> &'static str {
        match self {
            Depth::Outcome => "outcome",
            Depth::Sampled => "sampled",
            Depth::Full => "full",
        }
    }

    /// Whether runs of this program are witnessed.
    pub fn is_witnessed(self, source: &str) -> bool {
        match self {
            Depth::Outcome => false,
            Depth::Full => true,
            Depth::Sampled => (super::number_of(source) >> 17).is_multiple_of(ONE_OF),
        }
    }
}

impl fmt::Display for Depth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Depth {
    type Err = String;

    fn from_str(text: &str) -> Result<Depth, String> {
        let found = Depth::ALL.into_iter().find(|depth| depth.name() == text);
        found.ok_or_else(|| format!("unknown depth '{text}' (expected outcome, sampled or full)"))
    }
}

/// A visit that has begun.
struct Open {
    /// The depth of calls of the loop from Rust.
    nested: usize,
    at: usize,
    operand: u32,
    base: Option<Box<Base>>,
}

/// What the witness remembers of a run.
struct Memory {
    open: Vec<Open>,
    shadow: Shadow,
    account: Ledger,
    warm_ups: WarmUps,
    versions: Versions,
    follower: Follower,
    seen: FxHashSet<u64>,
    all: bool,
    steps_left: usize,
}

/// Lets a machine that has not run yet be witnessed and compared with a run of the plain interpreter.
pub fn watch(m: &mut Machine, depth: Depth, trail: Arc<Trail>) {
    let all = depth == Depth::Full;
    let steps_left = if all { FULL_STEPS } else { SAMPLED_STEPS };
    let memory = Memory {
        open: Vec::new(),
        shadow: Shadow::default(),
        account: Ledger::default(),
        warm_ups: WarmUps::default(),
        versions: Versions::default(),
        follower: Follower::of(trail),
        seen: FxHashSet::default(),
        all,
        steps_left,
    };
    m.adaptive.notes.0 = Some(Box::new(memory));
    m.engine = run;
}

/// The adaptive interpreter, witnessed.
pub fn run(m: &mut Machine) -> Res {
    crate::adaptive::dispatch::run_observed::<(Account, Witness)>(m)
}

/// Where the run stood first where the plain one did not, in base instructions.
pub fn first_difference(m: &Machine) -> Option<u64> {
    let memory = m.adaptive.notes.0.as_ref()?.downcast_ref::<Memory>()?;
    memory.follower.difference.map(|(_, here, _)| here.count)
}

/// The observer.
pub struct Witness;

/// A law was broken: the first one counts.
fn broken(m: &mut Machine, form: Op, invariant: Invariant) {
    m.adaptive.broken.get_or_insert((form, invariant));
}

/// Gives the witness's memory to `then`.
fn remember<T>(m: &mut Machine, then: impl FnOnce(&mut Machine, &mut Memory) -> T) -> Option<T> {
    let mut notes = m.adaptive.notes.0.take()?;
    let answer = notes.downcast_mut::<Memory>().map(|memory| then(m, memory));
    m.adaptive.notes.0 = Some(notes);
    answer
}

/// What kind of visit this is: the form, the classes of its operands and a little of their values, and how often the
/// world changed so far.
fn kind_of_visit(m: &Machine, op: Op, at: usize) -> u64 {
    let mut hasher = FxHasher::default();
    (op as u8, at, m.heap.versions.changes()).hash(&mut hasher);
    for place in 1..=3 {
        let value = m.peek(place);
        m.heap.type_of(value).hash(&mut hasher);
        let shape = match value {
            // The sign and the order of magnitude.
            Value::Int(n) => i64::from(64 - n.unsigned_abs().leading_zeros()) * n.signum(),
            Value::Tuple(id) => m.heap.tuples[id].len() as i64,
            Value::List(id) => m.heap.lists[id].len() as i64,
            Value::Function(id) => id.0 as i64,
            Value::Instance(id) => i64::from(m.heap.instances[id].dict.is_some()),
            _ => 0,
        };
        shape.hash(&mut hasher);
    }
    hasher.finish()
}

impl Observer for Witness {
    fn visit(m: &mut Machine, op: Op, operand: u32, at: usize) {
        let hold = remember(m, |m, memory| {
            while memory.open.last().is_some_and(|open| open.nested >= m.nested) {
                memory.open.pop();
            }
            let mut base = None;
            if memory.steps_left > 0 && op.kind() == Kind::Specialized {
                let kind = kind_of_visit(m, op, at);
                if memory.seen.insert(kind) || memory.all {
                    memory.steps_left -= 1;
                    base = Some(Box::new(Base::of(m, op, operand)));
                }
            }
            memory.open.push(Open { nested: m.nested, at, operand, base });
            memory.versions.hold(m, op, operand)
        });
        if hold == Some(false) {
            broken(m, op, Invariant::VersionsNameOneState);
        }
    }

    fn hit(m: &mut Machine, form: Op, operand: u32, at: usize) {
        if precondition::expected(m, form, operand, at) == Expected::Miss
            || guards::first_failing(m, form, operand, at).is_some()
        {
            broken(m, form, Invariant::HitsAreJustified);
        }
    }

    fn count(m: &mut Machine, op: Op, counter: Counter) {
        let Counter::Miss(guard) = counter else { return };
        if op.kind() != Kind::Specialized {
            return;
        }
        let site = remember(m, |m, memory| {
            memory.open.last().filter(|open| open.nested == m.nested).map(|open| (open.operand, open.at))
        });
        let Some(Some((operand, at))) = site else { return };
        match guards::first_failing(m, op, operand, at) {
            _ if precondition::expected(m, op, operand, at) == Expected::Hit => {
                broken(m, op, Invariant::MissesAreJustified);
            }
            None => broken(m, op, Invariant::MissesAreJustified),
            Some(first) if first != guard => broken(m, op, Invariant::MissesNameTheirGuard),
            Some(_) => {}
        }
    }

    fn told(m: &mut Machine, at: usize, before: Site, event: Event) {
        let Some(op) = m.units.get(at).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0])) else { return };
        let counter = m.units.get(at + 1).copied().unwrap_or(0);
        let form = match op.kind() {
            Kind::Adaptive => Form::Adaptive,
            Kind::Specialized => Form::Specialized(op as u8),
            _ => Form::Base,
        };
        let after = Site { form, counter };
        if let Some((chosen, operand)) = chosen(m, at, event) {
            if !is_right_choice(m, op, operand, chosen) {
                broken(m, chosen.unwrap_or(op), Invariant::ChoicesAreJustified);
            }
            if let Some(form) = chosen.filter(|&form| guards::is_misplaced(m, form, operand, at)) {
                broken(m, form, Invariant::GuardsHoldAtOnce);
            }
        }
        let (policy, numbers) = (m.adaptive.policy, m.adaptive.thresholds);
        let lawful = remember(m, |_, memory| {
            memory.account.enter(before, event, after);
            memory.shadow.agrees(at, before, event, after, policy, &numbers)
        }) != Some(false);
        if !lawful {
            let form = match before.form {
                Form::Specialized(number) => Op::from_u8(number).unwrap_or(op),
                _ => op,
            };
            broken(m, form, Invariant::CountersObeyThePolicy);
        }
    }

    fn executed(m: &mut Machine, op: Op, at: usize) {
        close(m, Some(at), false);
        let warm = remember(m, |m, memory| memory.warm_ups.agree(m, op));
        if warm == Some(false) {
            broken(m, op, Invariant::QuickensInTime);
        }
        // Where a site waits, or has a form, its base instruction does not stand. It may have come to life while this
        // instruction, in its base form still, called Python code.
        let live = m.units.get(at).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0]));
        if op.kind() == Kind::Base
            && op.family().is_some()
            && live == Some(op)
            && remember(m, |_, memory| memory.shadow.is_alive(at)) == Some(true)
        {
            broken(m, op, Invariant::CountersObeyThePolicy);
        }
        if let Some(Some(form)) = remember(m, |m, memory| memory.follower.follow(m, op)) {
            broken(m, form, Invariant::LockstepAgrees);
        }
    }

    fn raised(m: &mut Machine) {
        close(m, None, true);
    }
}

/// What an attempt came to, with the operand of its site; `None` for other events.
fn chosen(m: &mut Machine, at: usize, event: Event) -> Option<(Option<Op>, u32)> {
    let chosen = match event {
        Event::Success(form) => Some(Op::from_u8(form)?),
        Event::Failure | Event::GiveUp => None,
        _ => return None,
    };
    let open = remember(m, |m, memory| {
        memory.open.last().filter(|open| open.nested == m.nested && open.at == at).map(|open| open.operand)
    });
    Some((chosen, open??))
}

fn is_right_choice(m: &Machine, op: Op, operand: u32, chosen: Option<Op>) -> bool {
    let Some(family) = op.family() else { return true };
    match choice::choice(m, family, operand) {
        // Where a form is switched off to see whether it is to blame, nothing may be chosen.
        Choice::Form(form) => chosen == Some(form) || m.adaptive.disabled[form as usize],
        Choice::Nothing => chosen.is_none(),
        Choice::Unknown => true,
    }
}

/// Whether the statistics of a run that is over are what its witness saw, if it had one.
pub fn account_holds(m: &Machine) -> bool {
    let memory = m.adaptive.notes.0.as_ref().and_then(|notes| notes.downcast_ref::<Memory>());
    memory.is_none_or(|memory| memory.account.holds(&m.adaptive.stats))
}

/// The instruction at unit `at` is over; `None` where the one that raised is meant.
fn close(m: &mut Machine, at: Option<usize>, raised: bool) {
    let base = remember(m, |m, memory| {
        let last = memory.open.last()?;
        if last.nested != m.nested || at.is_some_and(|at| at != last.at) {
            return None;
        }
        memory.open.pop()?.base
    });
    if let Some(Some(base)) = base
        && let Some(form) = base.differs(m, raised)
    {
        broken(m, form, Invariant::StepsAgree);
    }
}

#[cfg(test)]
mod tests;
