//! Who watches an interpreter's loop. An observer is a type parameter of the loop: what it does not watch costs nothing.
//!
//! Its state is the machine's ([`Machine::adaptive`]), because the loop is entered anew wherever a builtin calls Python
//! code. A pair of observers is an observer.

use std::any::Any;

use super::Machine;
use crate::adaptive::policy::{Event, Site};
use crate::adaptive::schedule::{Action, SiteId};
use crate::adaptive::stats::Counter;
use crate::bytecode::Op;

/// What a loop tells while it runs. Every method has an empty default.
pub trait Observer {
    /// Whether [`Observer::decide`] may take the decision from the guards of a site.
    const DECIDES: bool = false;

    /// Whether [`Observer::executed`] is to be told.
    const LISTENS: bool = true;

    /// The instruction at unit `at` was executed, a super-instruction and a fused jump as one; the machine stands at
    /// the next one, which is the first of another frame after a call or return. Not told of one that raised.
    #[inline(always)]
    fn executed(_m: &mut Machine, _op: Op, _at: usize) {}

    /// An adaptive or specialized form is about to be executed: no guard was asked yet, nothing has changed.
    #[inline(always)]
    fn visit(_m: &mut Machine, _op: Op, _operand: u32, _at: usize) {}

    /// The policy answered an event at the site at unit `at`, which was in this state before and has the new one now.
    #[inline(always)]
    fn told(_m: &mut Machine, _at: usize, _before: Site, _event: Event) {}

    /// An instruction raised; nothing is unwound yet.
    #[inline(always)]
    fn raised(_m: &mut Machine) {}

    /// The guards of a specialized form hold; its fast path has not begun.
    #[inline(always)]
    fn hit(_m: &mut Machine, _form: Op, _operand: u32, _at: usize) {}

    /// Something countable happened to an adaptive or specialized form.
    #[inline(always)]
    fn count(_m: &mut Machine, _op: Op, _counter: Counter) {}

    /// A site took (`taken`) or lost a specialized form.
    #[inline(always)]
    fn changed(_m: &mut Machine, _form: Op, _at: usize, _taken: bool) {}

    /// The guard point at unit `at`: what is forced there.
    #[inline(always)]
    fn decide(_m: &mut Machine, _at: usize) -> Option<Action> {
        None
    }
}

/// What an observer of a higher layer keeps in the machine that it watches. The copy of a machine is not watched.
#[derive(Debug, Default)]
pub struct Notes(pub Option<Box<dyn Any + Send + Sync>>);

impl Clone for Notes {
    fn clone(&self) -> Notes {
        Notes(None)
    }
}

/// Nobody watches.
pub struct Nobody;

impl Observer for Nobody {
    const LISTENS: bool = false;
}

/// Statistics, forced schedules and planted transitions, as far as the machine's state asks for them.
pub struct Account;

impl Observer for Account {
    const LISTENS: bool = false;
    const DECIDES: bool = true;

    #[inline]
    fn count(m: &mut Machine, op: Op, counter: Counter) {
        m.adaptive.stats.count(op, counter);
    }

    #[cold]
    fn changed(m: &mut Machine, form: Op, at: usize, taken: bool) {
        if taken {
            m.adaptive.stats.specialized(form, at);
        } else {
            m.adaptive.stats.deoptimized(form, at);
        }
    }

    #[inline]
    fn decide(m: &mut Machine, at: usize) -> Option<Action> {
        let driver = m.adaptive.schedule.as_mut()?;
        let code = m.frame.code;
        let unit = at - m.heap.codes[code].start;
        driver.visit(SiteId { code: code.index(), unit })
    }
}

impl<A: Observer, B: Observer> Observer for (A, B) {
    const DECIDES: bool = A::DECIDES || B::DECIDES;
    const LISTENS: bool = A::LISTENS || B::LISTENS;

    #[inline(always)]
    fn visit(m: &mut Machine, op: Op, operand: u32, at: usize) {
        A::visit(m, op, operand, at);
        B::visit(m, op, operand, at);
    }

    #[inline(always)]
    fn told(m: &mut Machine, at: usize, before: Site, event: Event) {
        A::told(m, at, before, event);
        B::told(m, at, before, event);
    }

    #[inline(always)]
    fn raised(m: &mut Machine) {
        A::raised(m);
        B::raised(m);
    }

    #[inline(always)]
    fn executed(m: &mut Machine, op: Op, at: usize) {
        A::executed(m, op, at);
        B::executed(m, op, at);
    }

    #[inline(always)]
    fn hit(m: &mut Machine, form: Op, operand: u32, at: usize) {
        A::hit(m, form, operand, at);
        B::hit(m, form, operand, at);
    }

    #[inline(always)]
    fn count(m: &mut Machine, op: Op, counter: Counter) {
        A::count(m, op, counter);
        B::count(m, op, counter);
    }

    #[inline(always)]
    fn changed(m: &mut Machine, form: Op, at: usize, taken: bool) {
        A::changed(m, form, at, taken);
        B::changed(m, form, at, taken);
    }

    #[inline(always)]
    fn decide(m: &mut Machine, at: usize) -> Option<Action> {
        let first = A::decide(m, at);
        first.or(B::decide(m, at))
    }
}
