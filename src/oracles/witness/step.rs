//! One instruction in two worlds: specialized in the real one, the base instruction in a clone.

use crate::adaptive::dispatch;
use crate::bytecode::Op;
use crate::oracles::world::{self, Digest};
use crate::plain::{Flow, meaning};
use crate::semantics::{Machine, Nobody, Pending, Raised};

/// Instructions that one of the worlds may be behind: a form that enters a frame is compared when its call is over.
const MOST_BEHIND: usize = 2_000;

/// The clone, in which the base instruction was executed.
pub struct Base {
    form: Op,
    world: Machine,
    /// The run in it came to an end: no handler, or the entry frame returned.
    over: bool,
    /// Length of the real world's output before the instruction.
    printed: usize,
}

/// A copy of a machine that nobody watches and that no planted bug spoils.
fn copy(m: &mut Machine) -> Machine {
    // What is large and says nothing about the world stays here.
    let stats = std::mem::take(&mut m.adaptive.stats);
    let schedule = m.adaptive.schedule.take();
    let output = std::mem::take(&mut m.output);
    let mut copy = m.clone();
    m.adaptive.stats = stats;
    m.adaptive.schedule = schedule;
    m.output = output;
    copy.engine = dispatch::run_observed::<Nobody>;
    copy.adaptive.planted = [0; 256];
    copy.adaptive.stricter = [false; 256];
    copy.adaptive.transitions = 0;
    copy.adaptive.defects = 0;
    copy
}

/// Goes on after an error as the loop does; whether the run is over.
fn unwind(m: &mut Machine) -> bool {
    let reraise = std::mem::take(&mut m.reraise);
    m.unwind(!reraise).is_err()
}

/// Executes one instruction and what it raises; whether the run is over.
fn advance(m: &mut Machine) -> bool {
    match dispatch::step::<Nobody>(m) {
        Ok(Flow::Next) => false,
        Ok(Flow::Exit(_)) => true,
        Err(Raised) => unwind(m),
    }
}

impl Base {
    /// Executes the base instruction of a form in a clone.
    pub fn of(m: &mut Machine, form: Op, operand: u32) -> Base {
        let printed = m.output.len();
        let mut world = copy(m);
        let over = match meaning::execute(&mut world, form.deopt(), operand) {
            Ok(Flow::Next) => false,
            Ok(Flow::Exit(_)) => true,
            Err(Raised) => unwind(&mut world),
        };
        Base { form, world, over, printed }
    }

    /// The form, if it left another world than the base instruction.
    pub fn differs(mut self, m: &mut Machine, raised: bool) -> Option<Op> {
        let mut mine = None;
        let mut over = false;
        let mut printed = self.printed;
        let output = |m: &Machine| m.output.len();
        if raised || m.fuel > self.world.fuel {
            // The real world must not be touched: a copy of it catches up.
            let mut own = copy(m);
            own.output = m.output[printed.min(output(m))..].to_owned();
            printed = 0;
            over = raised && unwind(&mut own);
            mine = Some(own);
        }
        for _ in 0..MOST_BEHIND {
            let real = mine.as_ref().map_or(m.fuel, |own| own.fuel);
            if real == self.world.fuel {
                break;
            }
            if real > self.world.fuel {
                let own = match &mut mine {
                    Some(own) => own,
                    none => {
                        let mut own = copy(m);
                        own.output = m.output[printed.min(output(m))..].to_owned();
                        printed = 0;
                        none.insert(own)
                    }
                };
                if over {
                    break;
                }
                over = advance(own);
            } else {
                if self.over {
                    break;
                }
                self.over = advance(&mut self.world);
            }
        }
        let real = mine.as_ref().unwrap_or(m);
        let ended = |m: &Machine| matches!(m.pending, Pending::Fault(_));
        // A budget that ends one of them, or a call that takes too long, says nothing.
        if ended(real) || ended(&self.world) || real.fuel != self.world.fuel && !over && !self.over {
            return None;
        }
        let left = world::state(real, printed, Digest::default()).value();
        let right = world::state(&self.world, 0, Digest::default()).value();
        (left != right || over != self.over).then_some(self.form)
    }
}
