//! What all families do alike: tell the policy what happened at a site and write its answer into the code.

use super::invariant::{self, Transition};
use crate::adaptive::policy::{Decision, Event, Form, Site, step};
use crate::adaptive::schedule::{Action, SiteId};
use crate::adaptive::stats::Counter;
use crate::bytecode::code::Unit;
use crate::bytecode::{Kind, Op};
use crate::plain::{Flow, Step, meaning};
use crate::semantics::{Machine, Res};

/// A failed guard: its position among the guards of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss(pub u8);

/// What a family brings: how it specializes, its guards, its fast paths.
pub trait Forms {
    /// What the guards learned.
    type Proof;
    /// Finds the form for the operands on the stack and fills the cache behind its counter; `None` is a failure.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op>;
    /// Whether this site can never specialize, whatever its operands: it goes back to its base opcode for good.
    fn never(_m: &Machine, _operand: u32) -> bool {
        false
    }
    /// Checks the guards of a form; shared references only, so that a miss leaves no trace.
    fn guard(m: &Machine, form: Op, operand: u32, at: usize) -> Result<Self::Proof, Miss>;
    /// The fast path.
    fn fast(m: &mut Machine, form: Op, proof: Self::Proof) -> Res<()>;
}

/// Whether the guard at this position of a form is switched off.
#[inline]
pub fn planted(m: &Machine, form: Op, guard: u8) -> bool {
    m.adaptive.planted[form as usize] & (1 << guard) != 0
}

/// What the schedule forces at the guard point at unit `at`.
#[cold]
fn forced(m: &mut Machine, at: usize) -> Option<Action> {
    let code = m.frame.code;
    let unit = at - m.heap.codes[code].start;
    m.adaptive.schedule.as_mut()?.visit(SiteId { code: code.index(), unit })
}

/// Executes a specialized form that stands at unit `at`.
#[inline(always)]
pub fn specialized<F: Forms>(m: &mut Machine, form: Op, operand: u32, at: usize) -> Step {
    m.adaptive.stats.count(form, Counter::Executed);
    if m.adaptive.schedule.is_some() || m.adaptive.transitions != 0 {
        let action = forced(m, at);
        return decided::<F>(m, form, operand, at, action, false);
    }
    match F::guard(m, form, operand, at) {
        Ok(proof) => {
            hit(m, form, at);
            F::fast(m, form, proof)?;
            Ok(Flow::Next)
        }
        Err(Miss(guard)) => slow(m, form, operand, at, Event::Miss, Counter::Miss(guard), false),
    }
}

/// Executes a specialized form with what the schedule and planted transitions say; `attempt`: it was just specialized.
#[inline(never)]
fn decided<F: Forms>(
    m: &mut Machine,
    form: Op,
    operand: u32,
    at: usize,
    action: Option<Action>,
    attempt: bool,
) -> Step {
    let broken = m.adaptive.transitions & Transition::PermanentMiss.bit() != 0;
    let (event, counter) = match action {
        Some(Action::Miss) => (Event::Miss, Counter::Forced),
        Some(Action::Deoptimize) => (Event::Deoptimize, Counter::Forced),
        _ if broken => (Event::Miss, Counter::Miss(0)),
        _ => match F::guard(m, form, operand, at) {
            Ok(proof) => {
                tell(m, at, form, Event::Hit);
                m.adaptive.stats.count(form, Counter::Hit);
                F::fast(m, form, proof)?;
                return Ok(Flow::Next);
            }
            Err(Miss(guard)) => (Event::Miss, Counter::Miss(guard)),
        },
    };
    slow(m, form, operand, at, event, counter, attempt)
}

/// The counter of a hit; nothing is written where nothing changes.
#[inline(always)]
fn hit(m: &mut Machine, form: Op, at: usize) {
    m.adaptive.stats.count(form, Counter::Hit);
    let Some(counter) = m.units.get_mut(at + 1) else { return };
    let site = Site { form: Form::Specialized(form as u8), counter: *counter };
    let (next, _) = step(m.adaptive.policy, &m.adaptive.thresholds, site, Event::Hit);
    if next.counter != *counter {
        *counter = next.counter;
    }
}

/// The base operation in place of a specialized form.
#[cold]
#[inline(never)]
fn slow(m: &mut Machine, form: Op, operand: u32, at: usize, event: Event, counter: Counter, attempt: bool) -> Step {
    m.adaptive.stats.count(form, counter);
    let before = m.units[at + 1];
    if tell(m, at, form, event) == Decision::Deoptimize {
        m.adaptive.stats.deoptimized(form, at);
    }
    if let Counter::Miss(guard) = counter {
        invariant::missed(m, form, at, guard, before, attempt);
    }
    meaning::execute(m, form.deopt(), operand)
}

/// Executes the adaptive form or a specialized form that stands at unit `at`.
pub fn execute<F: Forms>(m: &mut Machine, op: Op, operand: u32, at: usize) -> Step {
    if op.kind() != Kind::Adaptive {
        return specialized::<F>(m, op, operand, at);
    }
    m.adaptive.stats.count(op, Counter::Executed);
    let action = if m.adaptive.schedule.is_some() { forced(m, at) } else { None };
    if action != Some(Action::Specialize) && tell(m, at, op, Event::Tick) != Decision::Attempt {
        m.adaptive.stats.count(op, Counter::Deferred);
        return meaning::execute(m, op.deopt(), operand);
    }
    match F::specialize(m, operand, at).filter(|form| !m.adaptive.disabled[*form as usize]) {
        Some(form) => {
            tell(m, at, op, Event::Success(form as u8));
            m.adaptive.stats.count(op, Counter::Succeeded);
            m.adaptive.stats.specialized(form, at);
            m.adaptive.stats.count(form, Counter::Executed);
            decided::<F>(m, form, operand, at, action, true)
        }
        None => {
            m.adaptive.stats.count(op, Counter::Failed);
            if F::never(m, operand) {
                tell(m, at, op, Event::GiveUp);
                return meaning::execute(m, op.deopt(), operand);
            }
            tell(m, at, op, Event::Failure);
            // The instruction is dispatched again: the adaptive form counts this execution.
            tell(m, at, op, Event::Tick);
            meaning::execute(m, op.deopt(), operand)
        }
    }
}

/// Executes the adaptive form of a family without specialized forms: it waits for ever.
pub fn wait(m: &mut Machine, op: Op, operand: u32) -> Step {
    m.adaptive.stats.count(op, Counter::Executed);
    m.adaptive.stats.count(op, Counter::Deferred);
    meaning::execute(m, op.deopt(), operand)
}

fn tell(m: &mut Machine, at: usize, op: Op, event: Event) -> Decision {
    let form = if op.kind() == Kind::Adaptive { Form::Adaptive } else { Form::Specialized(op as u8) };
    let (site, decision) =
        step(m.adaptive.policy, &m.adaptive.thresholds, Site { form, counter: m.units[at + 1] }, event);
    let (site, decision) = match m.adaptive.transitions {
        0 => (site, decision),
        planted => invariant::corrupt(planted, form, m.units[at + 1], event, site, decision),
    };
    let number = match site.form {
        Form::Base => op.deopt() as u8,
        Form::Adaptive => op.adaptive().unwrap_or(op.deopt()) as u8,
        Form::Specialized(number) => number,
    };
    m.units[at] = m.units[at] & 0xff00 | Unit::from(number);
    m.units[at + 1] = site.counter;
    decision
}

/// Goes on to an instruction that a fused form executes too, at unit `next`: it counts like any other.
#[inline]
pub fn begin_fused(m: &mut Machine, next: usize) -> Res<()> {
    let op = m.units.get(next).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0]));
    m.frame.at = next;
    m.frame.pc = next + 1 + op.map_or(0, Op::caches);
    crate::adaptive::dispatch::spend(m)
}

/// Writes a 32-bit cache field, low half first.
pub fn write_u32(m: &mut Machine, at: usize, value: u32) {
    m.units[at] = value as u16;
    m.units[at + 1] = (value >> 16) as u16;
}

/// Reads a 32-bit cache field.
#[inline]
pub fn read_u32(m: &Machine, at: usize) -> u32 {
    u32::from(m.units[at]) | u32::from(m.units[at + 1]) << 16
}
