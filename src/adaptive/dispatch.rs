//! The loop of the adaptive interpreter: warm-up, quickening, and the families that have specialized forms.

use super::families::binary_op::BinaryOperation;
use super::families::binary_subscr::BinarySubscr;
use super::families::call::Call;
use super::families::compare_op::CompareOp;
use super::families::defect::{self, Defect};
use super::families::load_attr::LoadAttr;
use super::families::load_global::LoadGlobal;
use super::families::load_method::LoadMethod;
use super::families::precall::Precall;
use super::families::site;
use super::families::store_attr::StoreAttr;
use super::families::store_subscr::StoreSubscr;
use super::families::unpack_sequence::UnpackSequence;
use super::quicken::quicken;
use crate::bytecode::{Family, Kind, Op};
use crate::plain::{Flow, Step, meaning};
use crate::semantics::{Account, Fault, Machine, Nobody, Observer, Res};

/// Runs frames until the entry frame ends.
pub fn run(m: &mut Machine) -> Res {
    if m.adaptive.is_watched() { run_observed::<Account>(m) } else { run_observed::<Nobody>(m) }
}

/// [`run`], watched by this observer and no other.
pub fn run_observed<O: Observer>(m: &mut Machine) -> Res {
    loop {
        match super::hot::run::<O>(m).and_then(|()| step::<O>(m)) {
            Ok(Flow::Next) => {}
            Ok(Flow::Exit(value)) => return Ok(value),
            Err(raised) => {
                O::raised(m);
                let reraise = std::mem::take(&mut m.reraise);
                m.unwind(!reraise).map_err(|_| raised)?;
            }
        }
    }
}

pub(super) fn spend(m: &mut Machine) -> Res<()> {
    if m.fuel == 0 {
        return Err(m.fault(Fault::Fuel));
    }
    m.fuel -= 1;
    Ok(())
}

/// Fetches and executes one instruction with its prefixes.
pub fn step<O: Observer>(m: &mut Machine) -> Step {
    let mut operand = 0u32;
    loop {
        let at = m.frame.pc;
        let Some(&unit) = m.units.get(at) else {
            return Err(m.fault(Fault::Engine("ran past the end of the code".into())));
        };
        let [number, low] = unit.to_le_bytes();
        operand |= u32::from(low);
        let Some(op) = Op::from_u8(number) else {
            return Err(m.fault(Fault::Engine(format!("no opcode {number}"))));
        };
        m.frame.at = at;
        m.frame.pc = at + 1 + op.caches();
        spend(m)?;
        let flow = match op.kind() {
            Kind::Base => match op {
                Op::EXTENDED_ARG => {
                    operand <<= 8;
                    continue;
                }
                Op::RESUME | Op::JUMP_BACKWARD => {
                    warm_up(m, op);
                    meaning::execute(m, op, operand)
                }
                _ => meaning::execute(m, op, operand),
            },
            Kind::Quick if op.deopt() == Op::EXTENDED_ARG => {
                operand <<= 8;
                continue;
            }
            Kind::Quick => meaning::execute(m, op.deopt(), operand),
            Kind::Pair(second) => {
                // A raising first half leaves the frame at itself, as the two instructions would.
                meaning::execute(m, op.deopt(), operand)?;
                let next = at + 1;
                m.frame.at = next;
                m.frame.pc = next + 1;
                spend(m)?;
                let operand = m.units.get(next).map_or(0, |unit| u32::from(unit >> 8));
                meaning::execute(m, second, operand)
            }
            Kind::Adaptive | Kind::Specialized => match op.family() {
                Some(Family::BINARY_OP) => site::execute::<O, BinaryOperation>(m, op, operand, at),
                Some(Family::BINARY_SUBSCR) => site::execute::<O, BinarySubscr>(m, op, operand, at),
                Some(Family::LOAD_GLOBAL) => site::execute::<O, LoadGlobal>(m, op, operand, at),
                Some(Family::UNPACK_SEQUENCE) => site::execute::<O, UnpackSequence>(m, op, operand, at),
                Some(Family::STORE_SUBSCR) => site::execute::<O, StoreSubscr>(m, op, operand, at),
                Some(Family::STORE_ATTR) => site::execute::<O, StoreAttr>(m, op, operand, at),
                Some(Family::CALL) => site::execute::<O, Call>(m, op, operand, at),
                Some(Family::COMPARE_OP) => site::execute::<O, CompareOp>(m, op, operand, at),
                Some(Family::LOAD_METHOD) => site::execute::<O, LoadMethod>(m, op, operand, at),
                Some(Family::LOAD_ATTR) => site::execute::<O, LoadAttr>(m, op, operand, at),
                Some(Family::PRECALL) => site::execute::<O, Precall>(m, op, operand, at),
                None => Err(m.fault(Fault::Engine(format!("{} has no family", op.name())))),
            },
        };
        let flow = flow?;
        O::executed(m, op, at);
        return Ok(flow);
    }
}

/// A tick of the running code object; the last one quickens it.
fn warm_up(m: &mut Machine, op: Op) {
    let run = &m.heap.codes[m.frame.code];
    if run.warmup == 0 {
        return;
    }
    if m.adaptive.defects != 0 && op == Op::JUMP_BACKWARD && Defect::LoopsDoNotWarmUp.acts(m) {
        return;
    }
    let run = &mut m.heap.codes[m.frame.code];
    run.warmup -= 1;
    if run.warmup == 0 {
        let (start, length, locals) = (run.start, run.code.as_ref().map_or(0, |c| c.units.len()), run.locals);
        let word = super::policy::adaptive_word(m.adaptive.thresholds.first_wait, 0);
        quicken(&mut m.units[start..start + length], word);
        if m.adaptive.defects != 0 {
            defect::quickened(m, start, length, locals);
        }
    }
}
