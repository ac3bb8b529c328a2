//! The control flow: every way through the code is followed until nothing new is learned.

use std::collections::BTreeMap;

use super::Located;
use super::effect::{self, State};
use super::fault::Fault;
use super::kind::Kind;
use super::layout::Layout;
use super::tables::Handler;
use crate::bytecode::{Code, Effect, Flow, Op};

/// How many stack entries may be looked at, for a code of no length and for each instruction. What compilers make needs
/// a few per instruction; only a stack of thousands of entries across thousands of jumps comes near it.
const WORK: u64 = 1 << 24;
const WORK_PER_INSTRUCTION: u64 = 1 << 10;

struct Walk<'a> {
    code: &'a Code,
    layout: &'a Layout,
    handlers: &'a [Handler],
    /// For each instruction the handler that covers it.
    covered: Vec<Option<u32>>,
    /// Whether control may come to an instruction otherwise than from the one before it.
    joins: Vec<bool>,
    /// What is known where ways meet.
    states: BTreeMap<usize, State>,
    /// Those of them that ways lead on from, and which they are.
    todo: Vec<usize>,
    queued: Vec<bool>,
    work: u64,
}

/// Follows every way through the code.
pub(super) fn check(code: &Code, layout: &Layout, handlers: &[Handler]) -> Result<(), Located> {
    let count = layout.instructions.len();
    let mut covered = vec![None; count];
    let mut joins = vec![false; count];
    for (number, handler) in handlers.iter().enumerate() {
        covered[handler.start..handler.end].fill(Some(number as u32));
        joins[handler.target] = true;
    }
    for target in layout.instructions.iter().filter_map(|ins| ins.target) {
        joins[target] = true;
    }
    let work = WORK + WORK_PER_INSTRUCTION * count as u64;
    let (states, todo, queued) = (BTreeMap::new(), Vec::new(), vec![false; count]);
    let mut walk = Walk { code, layout, handlers, covered, joins, states, todo, queued, work };
    walk.arrive(0, &State { stack: Vec::new(), handling: 0 }).map_err(|fault| walk.at(0, fault))?;
    while let Some(index) = walk.todo.pop() {
        walk.queued[index] = false;
        walk.follow(index)?;
    }
    Ok(())
}

impl Walk<'_> {
    /// Goes on from an instruction where ways meet to the next one, or to the end.
    fn follow(&mut self, mut index: usize) -> Result<(), Located> {
        let Some(mut state) = self.states.get(&index).cloned() else { return Ok(()) };
        // The handler that has been told what it finds, and may be left in peace while that lasts.
        let mut told: Option<u32> = None;
        loop {
            let ins = self.layout.instructions[index];
            let located = |fault| (Some(ins.unit), fault);
            let Effect { pops: needs, pushes } = ins.op.effect(ins.operand, false);
            self.spend(1 + needs + pushes).map_err(located)?;
            if needs > state.stack.len() as u64 {
                return Err(located(Fault::Underflow { op: ins.op, needs, has: state.stack.len() }));
            }
            if effect::may_raise(ins.op) {
                self.raise(index, &state, &mut told).map_err(located)?;
            } else {
                // It may change what lies below a handler's depth.
                told = None;
            }
            if ins.op == Op::RETURN_VALUE && state.handling > 0 {
                return Err(located(Fault::StillHandling { op: ins.op }));
            }
            let before = (state.stack.len(), state.stack.last().copied());
            effect::apply(self.code, &ins, &mut state).map_err(located)?;
            if let Some(target) = ins.target {
                let there = effect::jumped(&ins, before, &state);
                self.arrive(target, &there).map_err(|fault| self.at(target, fault))?;
            }
            if matches!(ins.op.flow(), Flow::Jump | Flow::End) {
                return Ok(());
            }
            index += 1;
            if index == self.layout.instructions.len() {
                return Err(located(Fault::FallsOff));
            }
            if self.joins[index] {
                return self.arrive(index, &state).map_err(|fault| self.at(index, fault));
            }
        }
    }

    fn at(&self, index: usize, fault: Fault) -> Located {
        (Some(self.layout.instructions[index].unit), fault)
    }

    fn spend(&mut self, entries: u64) -> Result<(), Fault> {
        self.work = self.work.checked_sub(entries).ok_or(Fault::Work)?;
        Ok(())
    }

    /// An exception may be raised here: its handler learns what it finds.
    fn raise(&mut self, index: usize, state: &State, told: &mut Option<u32>) -> Result<(), Fault> {
        let ins = self.layout.instructions[index];
        let Some(number) = self.covered[index] else {
            *told = None;
            return if state.handling > 0 { Err(Fault::StillHandling { op: ins.op }) } else { Ok(()) };
        };
        let Handler { target, depth, push_offset, .. } = self.handlers[number as usize];
        let left = state.stack.len() - effect::taken(ins.op, ins.operand) as usize;
        if depth as usize > left {
            return Err(Fault::HandlerDepth { depth, left });
        }
        if *told == Some(number) {
            return Ok(());
        }
        *told = Some(number);
        let mut stack = state.stack[..depth as usize].to_vec();
        if push_offset {
            stack.push(Kind::Offset);
        }
        stack.push(Kind::Exception);
        let limit = self.code.stack_size;
        if stack.len() as u64 > u64::from(limit) {
            return Err(Fault::Overflow { op: ins.op, depth: stack.len() as u64, limit });
        }
        self.arrive(target, &State { stack, handling: state.handling })
    }

    /// A way leads to an instruction: what is known there becomes what all ways have in common.
    fn arrive(&mut self, index: usize, state: &State) -> Result<(), Fault> {
        self.spend(1 + state.stack.len() as u64)?;
        let Some(known) = self.states.get_mut(&index) else {
            self.states.insert(index, state.clone());
            self.queue(index);
            return Ok(());
        };
        if known.stack.len() != state.stack.len() {
            return Err(Fault::Depths { one: known.stack.len(), other: state.stack.len() });
        }
        if known.handling != state.handling {
            return Err(Fault::Handling { one: known.handling, other: state.handling });
        }
        let mut changed = false;
        for (known, new) in known.stack.iter_mut().zip(&state.stack) {
            let joined = known.join(*new);
            changed |= joined != *known;
            *known = joined;
        }
        if changed {
            self.queue(index);
        }
        Ok(())
    }

    fn queue(&mut self, index: usize) {
        if !std::mem::replace(&mut self.queued[index], true) {
            self.todo.push(index);
        }
    }
}
