//! The plain interpreter: executes base instructions only and never rewrites code.

pub mod meaning;
mod parts;
pub mod patterns;

use crate::bytecode::Op;
use crate::semantics::{Fault, Machine, Nobody, Observer, Res};

/// What an instruction does to the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on at the machine's next unit.
    Next,
    /// The entry frame ended with this value.
    Exit(crate::object::Value),
}

/// The answer of an instruction.
pub type Step = Res<Flow>;

/// Runs frames until the entry frame ends.
pub fn run(m: &mut Machine) -> Res {
    run_observed::<Nobody>(m)
}

/// [`run`], watched.
pub fn run_observed<O: Observer>(m: &mut Machine) -> Res {
    loop {
        match step::<O>(m) {
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
        if m.fuel == 0 {
            return Err(m.fault(Fault::Fuel));
        }
        m.fuel -= 1;
        if op == Op::EXTENDED_ARG {
            operand <<= 8;
            continue;
        }
        let flow = meaning::execute(m, op, operand)?;
        O::executed(m, op, at);
        return Ok(flow);
    }
}
