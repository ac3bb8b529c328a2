//! Lockstep: where both interpreters stand after each base instruction, and with what operands.
//!
//! The plain interpreter's run is recorded, the adaptive one's is compared with it by the number of base instructions
//! executed. A super-instruction, or a call that one of them makes from Rust and the other in a frame of its own, has
//! fewer places to look at: only those that both have are compared.

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::bytecode::Op;
use crate::object::value::Value;
use crate::semantics::{Account, Machine, Notes, Observer, Res};

/// Places of one run that are recorded.
const MOST: usize = 200_000;

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Base instructions executed.
    pub count: u64,
    /// The code object's number and the next unit in it.
    pub code: u32,
    /// See `code`.
    pub unit: u32,
    /// Operands above the locals of the frame, and the locals.
    pub depth: u32,
    /// A digest of them, as far as the values themselves go.
    pub operands: u64,
}

fn digest(m: &Machine) -> u64 {
    let mut hasher = FxHasher::default();
    for &value in m.stack.get(m.frame.base..).unwrap_or_default() {
        match value {
            Value::Str(id) => {
                let text = m.heap.str(id).as_bytes();
                (text.len(), text.first(), text.last()).hash(&mut hasher);
            }
            Value::Tuple(id) => (1, m.heap.tuples[id].len()).hash(&mut hasher),
            Value::List(id) => (2, m.heap.lists[id].len()).hash(&mut hasher),
            Value::Dict(id) => (3, m.heap.dict_len(id)).hash(&mut hasher),
            Value::Null | Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) => {
                value.hash(&mut hasher);
            }
            // Handles of other objects differ between runs that are alike.
            other => m.heap.type_of(other).hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// Where a machine stands.
pub fn place(m: &Machine) -> Place {
    let start = m.heap.codes[m.frame.code].start;
    Place {
        count: m.limits.fuel - m.fuel,
        code: m.frame.code.0 as u32,
        unit: m.frame.pc.saturating_sub(start) as u32,
        depth: m.stack.len().saturating_sub(m.frame.base) as u32,
        operands: digest(m),
    }
}

/// The places of a run in order, at most one for each number of instructions.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    places: Vec<Place>,
}

/// Records the plain interpreter.
pub struct Recorder;

impl Observer for Recorder {
    fn executed(m: &mut Machine, _op: Op, _at: usize) {
        let here = place(m);
        let Some(trail) = m.adaptive.notes.0.as_mut().and_then(|notes| notes.downcast_mut::<Trail>()) else { return };
        let room = trail.places.len() < MOST;
        match trail.places.last_mut() {
            // An instruction that called Python code from Rust ends where that code ended.
            Some(last) if last.count == here.count => *last = here,
            _ if room => trail.places.push(here),
            _ => {}
        }
    }
}

/// The plain interpreter, recorded.
pub fn run_recorded(m: &mut Machine) -> Res {
    crate::plain::run_observed::<Recorder>(m)
}

/// Lets a machine that has not run yet be recorded.
pub fn record(m: &mut Machine) {
    m.adaptive.notes.0 = Some(Box::new(Trail::default()));
    m.engine = run_recorded;
}

/// What was recorded.
pub fn recorded(m: &mut Machine) -> Trail {
    let notes = m.adaptive.notes.0.take();
    notes.and_then(|notes| notes.downcast::<Trail>().ok()).map_or_else(Trail::default, |trail| *trail)
}

/// A run that is compared with a trail.
#[derive(Debug, Default)]
pub struct Follower {
    trail: std::sync::Arc<Trail>,
    next: usize,
    /// The last place, and the instruction before it: compared once the next is known to be another.
    last: Option<(Place, Op)>,
    /// The first difference: the place of the plain run and of this one, and the instruction before them.
    pub difference: Option<(Place, Place, Op)>,
}

impl Follower {
    /// A run that begins.
    pub fn of(trail: std::sync::Arc<Trail>) -> Follower {
        Follower { trail, ..Follower::default() }
    }

    /// The machine stands here after this instruction; whether it is the first difference that is known now.
    pub fn follow(&mut self, m: &Machine, op: Op) -> Option<Op> {
        if self.difference.is_some() || self.next >= self.trail.places.len() {
            return None;
        }
        let here = place(m);
        let last = self.last.replace((here, op))?;
        if last.0.count == here.count {
            return None;
        }
        let places = &self.trail.places;
        while places.get(self.next).is_some_and(|place| place.count < last.0.count) {
            self.next += 1;
        }
        let theirs = places.get(self.next).filter(|place| place.count == last.0.count)?;
        if *theirs == last.0 {
            return None;
        }
        self.difference = Some((*theirs, last.0, last.1));
        Some(last.1)
    }
}

/// Stops nothing: writes down where a run stands after so many base instructions.
pub struct Photographer;

/// What the photographer is to see.
struct Photograph {
    count: u64,
    text: String,
}

impl Observer for Photographer {
    fn executed(m: &mut Machine, op: Op, _at: usize) {
        let here = place(m);
        let wanted = |notes: &Notes| {
            notes.0.as_ref().and_then(|notes| notes.downcast_ref::<Photograph>()).is_some_and(|p| p.count == here.count)
        };
        if !wanted(&m.adaptive.notes) {
            return;
        }
        let text = describe(m, here, op);
        if let Some(photograph) = m.adaptive.notes.0.as_mut().and_then(|n| n.downcast_mut::<Photograph>()) {
            photograph.text = text;
        }
    }
}

/// Where a machine stands, for people.
fn describe(m: &Machine, here: Place, op: Op) -> String {
    let run = &m.heap.codes[m.frame.code];
    let mut text = String::new();
    if let Some(code) = &run.code {
        let unit = m.units.get(m.frame.pc).copied().unwrap_or(0);
        let next = Op::from_u8(unit.to_le_bytes()[0]).map_or("?", |op| op.deopt().name());
        let _ = writeln!(
            text,
            "after {} base instructions, behind {}: in {}, offset {}, next {next}",
            here.count,
            op.name(),
            code.name,
            2 * here.unit,
        );
    }
    let locals = run.code.as_ref().map_or(0, |code| code.locals.len());
    for (index, value) in m.stack.get(m.frame.base..).unwrap_or_default().iter().enumerate() {
        let mut walk = crate::oracles::world::Walk::new(m, crate::oracles::world::Lines::default());
        walk.value(*value);
        let what = if index < locals { "local" } else { "stack" };
        let _ = writeln!(text, "  {what} {index}:{}", walk.finish().0.replace('\n', "\n      "));
    }
    text
}

/// Lets a machine that has not run yet be looked at after so many base instructions.
pub fn photograph(m: &mut Machine, count: u64, adaptive: bool) {
    m.adaptive.notes.0 = Some(Box::new(Photograph { count, text: String::new() }));
    m.engine = match adaptive {
        true => crate::adaptive::dispatch::run_observed::<(Account, Photographer)>,
        false => crate::plain::run_observed::<Photographer>,
    };
}

/// What the photographer saw; nothing where the run did not come there.
pub fn photographed(m: &Machine) -> String {
    let notes = m.adaptive.notes.0.as_ref();
    notes.and_then(|notes| notes.downcast_ref::<Photograph>()).map_or_else(String::new, |seen| seen.text.clone())
}
