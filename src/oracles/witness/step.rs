//! One instruction in two worlds: specialized in the real one, the base instruction in a clone.

use std::cell::RefCell;

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

thread_local! {
    /// Machines of earlier steps: to make a copy of a world anew costs ten times as much as to bring one up to date.
    static SPARE: RefCell<Vec<Machine>> = const { RefCell::new(Vec::new()) };
}

/// Machines that a thread keeps: the world with the base instruction, and a copy of the real one that catches up. More are
/// in use only while calls of the loop from Rust are nested.
const SPARES: usize = 4;

/// Keeps a machine for the next copy.
fn give_back(machine: Machine) {
    SPARE.with_borrow_mut(|spare| {
        if spare.len() < SPARES {
            spare.push(machine);
        }
    });
}

/// A copy of a machine that nobody watches and that no planted bug spoils.
fn copy(m: &mut Machine) -> Machine {
    // What is large and says nothing about the world stays here.
    let stats = std::mem::take(&mut m.adaptive.stats);
    let schedule = m.adaptive.schedule.take();
    let output = std::mem::take(&mut m.output);
    let mut copy = match SPARE.with_borrow_mut(Vec::pop) {
        Some(mut spare) => {
            spare.become_copy(m);
            spare
        }
        None => m.clone(),
    };
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
        let differs = self.compare(m, &mut mine, raised);
        give_back(self.world);
        if let Some(own) = mine {
            give_back(own);
        }
        differs.then_some(self.form)
    }

    /// The real world must not be touched: a copy of it catches up where the other one is ahead.
    fn own(&self, m: &mut Machine, printed: &mut usize) -> Machine {
        let mut own = copy(m);
        let start = (*printed).min(m.output.len());
        m.output[start..].clone_into(&mut own.output);
        *printed = 0;
        own
    }

    fn compare(&mut self, m: &mut Machine, mine: &mut Option<Machine>, raised: bool) -> bool {
        let mut over = false;
        let mut printed = self.printed;
        if raised || m.fuel > self.world.fuel {
            let mut own = self.own(m, &mut printed);
            over = raised && unwind(&mut own);
            *mine = Some(own);
        }
        for _ in 0..MOST_BEHIND {
            let real = mine.as_ref().map_or(m.fuel, |own| own.fuel);
            if real == self.world.fuel {
                break;
            }
            if real > self.world.fuel {
                if mine.is_none() {
                    *mine = Some(self.own(m, &mut printed));
                }
                if over {
                    break;
                }
                over = mine.as_mut().is_none_or(advance);
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
            return false;
        }
        let left = world::state(real, printed, Digest::default()).value();
        let right = world::state(&self.world, 0, Digest::default()).value();
        left != right || over != self.over
    }
}
