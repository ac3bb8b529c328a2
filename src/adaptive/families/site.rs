//! What all families do alike: tell the policy what happened at a site and write its answer into the code.

use super::defect::{self, Defect};
use super::invariant::{self, Transition};
use crate::adaptive::policy::{Decision, Event, Form, Site, step};
use crate::adaptive::schedule::Action;
use crate::adaptive::stats::Counter;
use crate::bytecode::code::Unit;
use crate::bytecode::{Kind, Op};
use crate::object::kinds::Object;
use crate::object::value::Value;
use crate::plain::{Flow, Step, meaning};
use crate::semantics::{Machine, Observer, Res};

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
#[cold]
pub fn planted(m: &Machine, form: Op, guard: u8) -> bool {
    m.adaptive.planted[form as usize] & (1 << guard) != 0
}

/// The guards of a form; where some are planted, whether that made a difference is noted.
fn guarded<F: Forms>(m: &mut Machine, form: Op, operand: u32, at: usize) -> Result<F::Proof, Miss> {
    let answer = F::guard(m, form, operand, at);
    let planted = m.adaptive.planted[form as usize];
    if planted != 0 {
        m.adaptive.planted[form as usize] = 0;
        // A later guard may catch what this one let through: then another one is blamed.
        if F::guard(m, form, operand, at).err() != answer.as_ref().err().copied() {
            m.adaptive.note_trigger();
        }
        m.adaptive.planted[form as usize] = planted;
    }
    answer
}

/// Executes a specialized form that stands at unit `at`; whether its fast path ran.
#[inline(always)]
pub fn specialized<O: Observer, F: Forms>(m: &mut Machine, form: Op, operand: u32, at: usize) -> Res<bool> {
    O::visit(m, form, operand, at);
    O::count(m, form, Counter::Executed);
    if O::DECIDES && (m.adaptive.is_decided() || m.adaptive.planted[form as usize] != 0) {
        let action = O::decide(m, at);
        return decided::<O, F>(m, form, operand, at, action, false).map(|_| false);
    }
    match F::guard(m, form, operand, at) {
        Ok(proof) => {
            O::hit(m, form, operand, at);
            hit::<O>(m, form, at);
            F::fast(m, form, proof)?;
            Ok(true)
        }
        Err(Miss(guard)) => slow::<O>(m, form, operand, at, Event::Miss, Counter::Miss(guard), false).map(|_| false),
    }
}

/// Executes a specialized form with what the schedule and planted transitions say; `attempt`: it was just specialized.
#[inline(never)]
fn decided<O: Observer, F: Forms>(
    m: &mut Machine,
    form: Op,
    operand: u32,
    at: usize,
    action: Option<Action>,
    attempt: bool,
) -> Step {
    if let Some(driver) = m.adaptive.schedule.as_mut() {
        driver.form_stands();
    }
    let broken = m.adaptive.transitions & Transition::PermanentMiss.bit() != 0 || m.adaptive.stricter[form as usize];
    let seen = defect::operand(m, operand);
    let (event, counter) = match action {
        Some(Action::Miss) => (Event::Miss, Counter::Forced),
        Some(Action::Deoptimize) => (Event::Deoptimize, Counter::Forced),
        _ if broken => {
            m.adaptive.note_trigger();
            (Event::Miss, Counter::Miss(invariant::strict_guard(form)))
        }
        _ => match guarded::<F>(m, form, seen, at) {
            Ok(proof) => {
                O::hit(m, form, operand, at);
                tell::<O>(m, at, form, Event::Hit);
                if !Defect::HitsUncounted.acts(m) {
                    O::count(m, form, Counter::Hit);
                }
                defect::fast(m, form, at, |m| F::fast(m, form, proof))?;
                return Ok(Flow::Next);
            }
            Err(Miss(guard)) => (Event::Miss, Counter::Miss(guard)),
        },
    };
    slow::<O>(m, form, operand, at, event, counter, attempt)
}

/// The counter of a hit; nothing is written where nothing changes.
#[inline(always)]
fn hit<O: Observer>(m: &mut Machine, form: Op, at: usize) {
    O::count(m, form, Counter::Hit);
    let Some(counter) = m.units.get_mut(at + 1) else { return };
    let site = Site { form: Form::Specialized(form as u8), counter: *counter };
    let (next, _) = step(m.adaptive.policy, &m.adaptive.thresholds, site, Event::Hit);
    if next.counter != *counter {
        *counter = next.counter;
    }
    O::told(m, at, site, Event::Hit);
}

/// The base operation in place of a specialized form.
#[cold]
#[inline(never)]
fn slow<O: Observer>(
    m: &mut Machine,
    form: Op,
    operand: u32,
    at: usize,
    event: Event,
    counter: Counter,
    attempt: bool,
) -> Step {
    O::count(m, form, counter);
    let before = m.units[at + 1];
    if tell::<O>(m, at, form, event) == Decision::Deoptimize {
        if !Defect::DeoptimizationsUncounted.acts(m) {
            O::changed(m, form, at, false);
        }
        if m.adaptive.defects != 0 {
            defect::deoptimized(m, form, at);
        }
    }
    if let Counter::Miss(guard) = counter {
        invariant::missed(m, form, at, guard, before, attempt);
        if m.adaptive.defects != 0 {
            defect::missed(m, form);
            if Defect::MissesCountedTwice.acts(m) {
                O::count(m, form, counter);
            }
        }
    }
    let operand = defect::operand(m, operand);
    meaning::execute(m, form.deopt(), operand)
}

/// Executes the adaptive form or a specialized form that stands at unit `at`.
pub fn execute<O: Observer, F: Forms>(m: &mut Machine, op: Op, operand: u32, at: usize) -> Step {
    if op.kind() != Kind::Adaptive {
        return specialized::<O, F>(m, op, operand, at).map(|_| Flow::Next);
    }
    O::visit(m, op, operand, at);
    O::count(m, op, Counter::Executed);
    let action = if O::DECIDES { O::decide(m, at) } else { None };
    if action != Some(Action::Specialize) && tell::<O>(m, at, op, Event::Tick) != Decision::Attempt {
        if !Defect::DeferralsUncounted.acts(m) {
            O::count(m, op, Counter::Deferred);
        }
        return meaning::execute(m, op.deopt(), operand);
    }
    let chosen = F::specialize(m, operand, at).filter(|form| !m.adaptive.disabled[*form as usize]);
    match chosen.filter(|form| !defect::passed_over(m, *form)) {
        Some(form) => {
            defect::specialized(m, form, at);
            tell::<O>(m, at, op, Event::Success(form as u8));
            O::count(m, op, Counter::Succeeded);
            O::changed(m, form, at, true);
            O::count(m, form, Counter::Executed);
            decided::<O, F>(m, form, operand, at, action, true)
        }
        None => {
            O::count(m, op, Counter::Failed);
            if F::never(m, operand) {
                tell::<O>(m, at, op, Event::GiveUp);
                return meaning::execute(m, op.deopt(), operand);
            }
            tell::<O>(m, at, op, Event::Failure);
            // The instruction is dispatched again: the adaptive form counts this execution.
            tell::<O>(m, at, op, Event::Tick);
            meaning::execute(m, op.deopt(), operand)
        }
    }
}

fn tell<O: Observer>(m: &mut Machine, at: usize, op: Op, event: Event) -> Decision {
    let form = if op.kind() == Kind::Adaptive { Form::Adaptive } else { Form::Specialized(op as u8) };
    let before = Site { form, counter: m.units[at + 1] };
    let (site, decision) = step(m.adaptive.policy, &m.adaptive.thresholds, before, event);
    let (site, decision) = match m.adaptive.transitions {
        0 => (site, decision),
        planted => {
            let spoilt = invariant::corrupt(planted, form, m.units[at + 1], event, site, decision);
            if spoilt != (site, decision) {
                m.adaptive.note_trigger();
            }
            spoilt
        }
    };
    let number = match site.form {
        Form::Base => op.deopt() as u8,
        Form::Adaptive => op.adaptive().unwrap_or(op.deopt()) as u8,
        Form::Specialized(number) => number,
    };
    m.units[at] = m.units[at] & 0xff00 | Unit::from(number);
    m.units[at + 1] = site.counter;
    O::told(m, at, before, event);
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

/// Whether a value is exactly an int, of any size.
#[inline]
pub fn is_int(m: &Machine, value: Value) -> bool {
    match value {
        Value::Int(_) => true,
        Value::Object(id) => matches!(m.heap.objects[id], Object::BigInt(_)),
        _ => false,
    }
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
