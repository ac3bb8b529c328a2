//! When code is quickened, and what then stands there: PEP 659's first step, restated.

use rustc_hash::FxHashMap;

use crate::bytecode::{Kind, Op};
use crate::object::value::CodeId;
use crate::semantics::Machine;

/// Cold RESUMEs and JUMP_BACKWARDs of each code object so far.
#[derive(Debug, Default)]
pub struct WarmUps {
    ticks: FxHashMap<CodeId, u32>,
}

impl WarmUps {
    /// An instruction was executed in the running code; whether that code is as warm as it looks.
    pub fn agree(&mut self, m: &Machine, op: Op) -> bool {
        let enough = m.adaptive.thresholds.warmup.max(1);
        match op {
            Op::RESUME | Op::JUMP_BACKWARD => {
                let ticks = self.ticks.entry(m.frame.code).or_default();
                *ticks += 1;
                *ticks < enough || *ticks == enough && is_quickened(m, m.frame.code)
            }
            Op::RESUME_QUICK | Op::JUMP_BACKWARD_QUICK => {
                self.ticks.get(&m.frame.code).is_some_and(|&ticks| ticks == enough)
            }
            _ => true,
        }
    }
}

/// Whether each instruction of a code object that was just quickened has the opcode that it should have.
fn is_quickened(m: &Machine, code: CodeId) -> bool {
    let run = &m.heap.codes[code];
    let Some(compiled) = &run.code else { return true };
    let live = |unit: usize| m.units.get(run.start + unit).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0]));
    let mut instructions = compiled.instructions().map(|ins| (ins.unit as usize, ins.op)).peekable();
    while let Some((unit, base)) = instructions.next() {
        let Some(op) = live(unit) else { return false };
        let next = instructions.peek().filter(|_| base.caches() == 0);
        let pair = next.and_then(|&(_, second)| Op::pair(base, second).filter(|_| second.quick().is_none()));
        let right = match (base.adaptive(), pair.or(base.quick())) {
            (Some(adaptive), _) => op == adaptive,
            (None, Some(other)) => op == other,
            (None, None) => op == base && op.kind() == Kind::Base,
        };
        if !right {
            return false;
        }
    }
    true
}
