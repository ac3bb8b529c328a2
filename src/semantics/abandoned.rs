//! Generators that a program leaves inside a `try` or `with`: CPython closes them when the last reference goes, which runs
//! their handlers. There are no reference counts here, so such a program is not supported; where closing would run
//! nothing that a program could notice, nothing is said.

use super::Fault;
use super::machine::{Machine, Res};
use crate::bytecode::Op;
use crate::object::kinds::{Generator, Object, RunCode};
use crate::object::value::ObjectId;

/// Names of the classes that catch a GeneratorExit.
const CATCHES: &[&str] = &["BaseException", "GeneratorExit", "object"];

impl Machine {
    /// The generators that wait where closing them would run code of theirs.
    pub(super) fn unfinished_generators(&self) -> Vec<ObjectId> {
        if !self.limits.left_generators {
            return Vec::new();
        }
        let objects = (0..self.heap.objects.len()).map(ObjectId::from);
        objects.filter(|&id| matches!(&self.heap.objects[id], Object::Generator(g) if self.is_unfinished(g))).collect()
    }

    fn is_unfinished(&self, generator: &Generator) -> bool {
        let Some(frame) = generator.frame.filter(|_| generator.started && !generator.running) else { return false };
        let run = &self.heap.codes[frame.code];
        !self.is_hidden(frame.code) && runs_code(run, frame.at.saturating_sub(run.start))
    }

    /// Ends the run if one of these was given back, or is there when the program has ended.
    pub(super) fn refuse_abandoned(&mut self, unfinished: &[ObjectId], ended: bool) -> Res<()> {
        let gone = |id: &&ObjectId| ended || !matches!(self.heap.objects[**id], Object::Generator(_));
        let Some(&id) = unfinished.iter().find(gone) else { return Ok(()) };
        let place = match &self.heap.objects[id] {
            Object::Generator(g) => g.frame.map(|frame| self.place_of(frame.code, frame.at)),
            _ => None,
        };
        let place = place.unwrap_or_default();
        Err(self.fault(Fault::NotSupported(format!("a generator that is left inside a try or with statement{place}"))))
    }

    /// The program has ended: what it left is closed by CPython now at the latest.
    pub(super) fn refuse_left_generators(&mut self, outcome: Res) -> Res {
        if outcome.is_err() && !matches!(self.pending, super::Pending::Exception(_)) {
            return outcome;
        }
        let unfinished = self.unfinished_generators();
        if !unfinished.is_empty() {
            self.refuse_abandoned(&unfinished, true)?;
        }
        outcome
    }
}

/// Whether a GeneratorExit raised at this unit runs more than comparisons with classes that do not catch it.
fn runs_code(run: &RunCode, at: usize) -> bool {
    let Some(code) = &run.code else { return false };
    let mut at = at as u32;
    let mut steps = 0;
    while let Some(handler) = run.handlers.iter().rev().find(|h| h.start <= at && at < h.end) {
        let mut pc = handler.target as usize;
        let (mut extended, mut catches) = (0usize, false);
        loop {
            steps += 1;
            let Some(&unit) = code.units.get(pc) else { return true };
            let [number, operand] = unit.to_le_bytes();
            let Some(op) = Op::from_u8(number) else { return true };
            let operand = extended << 8 | usize::from(operand);
            extended = 0;
            let mut next = pc + 1 + op.caches();
            match op {
                Op::EXTENDED_ARG => extended = operand,
                Op::LOAD_GLOBAL | Op::LOAD_NAME => {
                    let index = if op == Op::LOAD_GLOBAL { operand >> 1 } else { operand };
                    catches |= code.names.get(index).is_some_and(|name| CATCHES.contains(&&**name));
                }
                Op::PUSH_EXC_INFO
                | Op::NOP
                | Op::COPY
                | Op::POP_EXCEPT
                | Op::BUILD_TUPLE
                | Op::CHECK_EXC_MATCH
                | Op::LOAD_ATTR
                | Op::LOAD_DEREF => {}
                Op::POP_JUMP_FORWARD_IF_FALSE if !catches => next += operand,
                Op::RERAISE => break,
                _ => return true,
            }
            if steps > code.units.len() {
                return true;
            }
            pc = next;
        }
        at = pc as u32;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::oracles::{self, End, Engine};
    use crate::semantics::{Fault, Limits};

    fn end(source: &str) -> End {
        let limits = Limits { left_generators: true, ..Limits::default() };
        oracles::run(source, "t.py", Engine::Plain, limits, &[]).expect("it compiles").end
    }

    #[test]
    fn generators_left_in_a_try_are_told_of() {
        let left = "def g():\n    try:\n        yield 1\n    BODY\nit = g()\nnext(it)\n";
        for (body, told) in [
            ("finally:\n        print()", true),
            ("except GeneratorExit:\n        print()", true),
            ("except:\n        pass", true),
            ("except ValueError:\n        print()", false),
            ("except (ValueError, KeyError) as e:\n        print()", false),
        ] {
            let end = end(&left.replace("BODY", body));
            let refused = matches!(&end, End::Fault(Fault::NotSupported(text)) if text.ends_with("line 3, column 9"));
            assert_eq!(refused, told, "{body}: {end:?}");
        }
        let done = "def g():\n    try:\n        yield 1\n    finally:\n        print()\nlist(g())\nh = g()\n";
        assert_eq!(end(done), End::Done);
    }
}
