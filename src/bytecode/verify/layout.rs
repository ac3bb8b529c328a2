//! The code as it is written: the frame's variables, the instructions with their prefixes and caches, operands, and the
//! orders of instructions that must not be broken.

use super::fault::Fault;
use super::{Located, MAX_UNITS};
use crate::bytecode::code::{Code, Constant, flags};
use crate::bytecode::{BinaryOp, CompareOp, Op, Operand};

/// CPython's flags of coroutines and asynchronous generators, which the interpreters do not run.
const ASYNCHRONOUS: u32 = 0x80 | 0x100 | 0x200;

/// What must hold of the frame before any instruction is looked at.
pub(super) fn check_frame(code: &Code) -> Result<(), Fault> {
    let function = flags::OPTIMIZED | flags::NEWLOCALS;
    let own_kind = match code.flags & function {
        0 => code.flags & (flags::GENERATOR | flags::VARARGS | flags::VARKEYWORDS) == 0,
        both => both == function,
    };
    if code.flags & ASYNCHRONOUS != 0 || !own_kind {
        return Err(Fault::Flags { flags: code.flags });
    }
    if code.posonly_arg_count > code.arg_count {
        return Err(Fault::PositionalOnly { count: code.posonly_arg_count, of: code.arg_count });
    }
    let wanted = u64::from(code.arg_count)
        + u64::from(code.kwonly_arg_count)
        + u64::from(code.flags & flags::VARARGS != 0)
        + u64::from(code.flags & flags::VARKEYWORDS != 0);
    let locals = code.locals.iter().take_while(|local| local.kind.local).count();
    if wanted > locals as u64 {
        return Err(Fault::Parameters { wanted, locals });
    }
    // Locals, then cells that are none, then free variables: COPY_FREE_VARS fills the last ones.
    let order = |kind: crate::bytecode::code::LocalKind| match (kind.local, kind.cell, kind.free) {
        (true, _, false) => Some(0),
        (false, true, false) => Some(1),
        (false, false, true) => Some(2),
        _ => None,
    };
    let mut last = 0;
    for local in &code.locals {
        match order(local.kind) {
            Some(place) if place >= last => last = place,
            _ => return Err(Fault::LocalKind { name: local.name.clone() }),
        }
    }
    if code.units.len() > MAX_UNITS {
        return Err(Fault::TooLong { units: code.units.len() });
    }
    Ok(())
}

/// One instruction with its prefixes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ins {
    /// Its code unit, behind its prefixes.
    pub unit: u32,
    /// The opcode, never `EXTENDED_ARG`.
    pub op: Op,
    /// The whole operand.
    pub operand: u32,
    /// Where it jumps, as an index of [`Layout::instructions`].
    pub target: Option<usize>,
}

/// All instructions of a code object, each in itself and beside its neighbours as it should be.
pub(super) struct Layout {
    /// In order; there is at least one.
    pub instructions: Vec<Ins>,
    /// For each code unit the index of the instruction that starts there.
    starts: Vec<Option<u32>>,
    /// How many instructions set the frame up: nothing may jump back to them.
    pub setup: usize,
}

impl Layout {
    /// Reads and checks the code units.
    pub(super) fn read(code: &Code) -> Result<Layout, Located> {
        let mut layout = Layout { instructions: Vec::new(), starts: vec![None; code.units.len()], setup: 0 };
        layout.decode(code)?;
        for ins in &layout.instructions {
            check_operand(code, ins).map_err(|fault| (Some(ins.unit), fault))?;
        }
        layout.check_setup(code)?;
        layout.check_calls(code)?;
        layout.resolve_jumps(code)?;
        Ok(layout)
    }

    /// The instruction that starts at this unit, prefixes counted as part of it.
    pub(super) fn at(&self, unit: u32) -> Option<usize> {
        self.starts.get(unit as usize).copied().flatten().map(|index| index as usize)
    }

    /// Whether a jump may arrive at this instruction without tearing a call apart.
    pub(super) fn inside_call(&self, index: usize) -> bool {
        let op = |index: usize| self.instructions.get(index).map(|ins| ins.op);
        let before = index.checked_sub(1).and_then(op);
        op(index) == Some(Op::CALL) || before == Some(Op::KW_NAMES)
    }

    fn decode(&mut self, code: &Code) -> Result<(), Located> {
        let units = &code.units;
        let (mut at, mut prefixes, mut high) = (0usize, 0usize, 0u32);
        while at < units.len() {
            let [number, low] = units[at].to_le_bytes();
            let fault = |fault| Err((Some(at as u32), fault));
            let Some(op) = Op::from_u8(number) else { return fault(Fault::Opcode { number }) };
            if op == Op::CACHE {
                return fault(Fault::StrayCache);
            }
            if !op.is_base() {
                return fault(Fault::Derived { op });
            }
            if !op.is_supported() {
                return fault(Fault::Unsupported { op });
            }
            let operand = high << 8 | u32::from(low);
            if op == Op::EXTENDED_ARG {
                prefixes += 1;
                if prefixes > 3 {
                    return fault(Fault::Prefixes);
                }
                high = operand;
                at += 1;
                continue;
            }
            let end = at + 1 + op.caches();
            match units.get(at + 1..end) {
                None => return fault(Fault::CacheCut { op }),
                Some(cache) if cache.iter().any(|&entry| entry != 0) => return fault(Fault::CacheFilled { op }),
                Some(_) => {}
            }
            self.starts[at - prefixes] = Some(self.instructions.len() as u32);
            self.instructions.push(Ins { unit: at as u32, op, operand, target: None });
            (at, prefixes, high) = (end, 0, 0);
        }
        match (prefixes, self.instructions.is_empty()) {
            (0, false) => Ok(()),
            (0, true) => Err((None, Fault::FallsOff)),
            _ => Err((Some(at as u32 - 1), Fault::PrefixAtEnd)),
        }
    }

    /// COPY_FREE_VARS, MAKE_CELL for each cell and RETURN_GENERATOR come first, in this order, and nowhere else.
    fn check_setup(&mut self, code: &Code) -> Result<(), Located> {
        let free = code.locals.iter().filter(|local| local.kind.free).count();
        let mut made = vec![false; code.locals.len()];
        let mut stage = 0;
        let (mut copied, mut generator) = (0, false);
        for (index, ins) in self.instructions.iter().enumerate() {
            let own = match ins.op {
                Op::COPY_FREE_VARS => 1,
                Op::MAKE_CELL => 2,
                Op::RETURN_GENERATOR => 3,
                _ => 4,
            };
            let again = own == stage && matches!(ins.op, Op::COPY_FREE_VARS | Op::RETURN_GENERATOR);
            if own < stage || again {
                return Err((Some(ins.unit), Fault::Start { op: ins.op }));
            }
            stage = own;
            match ins.op {
                Op::COPY_FREE_VARS => copied = ins.operand,
                Op::MAKE_CELL
                    // `check_operand` has seen that the index is one of a cell.
                    if std::mem::replace(&mut made[ins.operand as usize], true) => {
                        return Err((Some(ins.unit), Fault::Start { op: ins.op }));
                    }
                Op::RETURN_GENERATOR => generator = true,
                _ => {}
            }
            if stage < 4 {
                self.setup = index + 1;
            }
        }
        if copied as usize != free {
            return Err((None, Fault::CopyFreeVars { count: copied, free }));
        }
        if let Some(local) = code.locals.iter().zip(&made).find(|(local, made)| local.kind.cell && !**made) {
            return Err((None, Fault::NotMade { name: local.0.name.clone() }));
        }
        if generator != (code.flags & flags::GENERATOR != 0) {
            return Err((None, Fault::Flags { flags: code.flags }));
        }
        Ok(())
    }

    /// KW_NAMES, if there are keywords, PRECALL and CALL stand in a row.
    fn check_calls(&self, code: &Code) -> Result<(), Located> {
        for (index, ins) in self.instructions.iter().enumerate() {
            let fault = |fault| Err((Some(ins.unit), fault));
            let next = self.instructions.get(index + 1);
            let before = index.checked_sub(1).map(|i| self.instructions[i].op);
            match ins.op {
                Op::KW_NAMES => {
                    let Some(count) = keyword_names(&code.constants[ins.operand as usize]) else {
                        return fault(Fault::KeywordNames);
                    };
                    match next {
                        Some(call) if call.op == Op::PRECALL => {
                            if count > call.operand as usize {
                                return fault(Fault::KeywordCount { names: count, arguments: call.operand });
                            }
                        }
                        _ => return fault(Fault::CallPair { op: ins.op }),
                    }
                }
                Op::PRECALL if !next.is_some_and(|call| call.op == Op::CALL && call.operand == ins.operand) => {
                    return fault(Fault::CallPair { op: ins.op });
                }
                Op::CALL if before != Some(Op::PRECALL) => return fault(Fault::CallPair { op: ins.op }),
                _ => {}
            }
        }
        Ok(())
    }

    fn resolve_jumps(&mut self, code: &Code) -> Result<(), Located> {
        for index in 0..self.instructions.len() {
            let ins = self.instructions[index];
            if !ins.op.is_jump() {
                continue;
            }
            let fault = |fault| Err((Some(ins.unit), fault));
            let op = ins.op;
            let plain = crate::bytecode::decode::Instruction { unit: ins.unit, op, arg: ins.operand };
            let Some(target) = plain.target().filter(|&target| (target as usize) < code.units.len()) else {
                return fault(Fault::JumpOutside { op });
            };
            let Some(to) = self.at(target) else { return fault(Fault::JumpInside { op, target }) };
            if to < self.setup {
                return fault(Fault::JumpIntoStart { op, target });
            }
            if self.inside_call(to) {
                return fault(Fault::JumpIntoCall { op, target });
            }
            self.instructions[index].target = Some(to);
        }
        Ok(())
    }
}

/// How many names the constant of a KW_NAMES has, if it can be one.
fn keyword_names(constant: &Constant) -> Option<usize> {
    let Constant::Tuple(items) = constant else { return None };
    let mut seen = std::collections::HashSet::new();
    let distinct = items.iter().all(|item| matches!(item, Constant::Str(name) if seen.insert(name.clone())));
    distinct.then_some(items.len())
}

fn check_operand(code: &Code, ins: &Ins) -> Result<(), Fault> {
    let Ins { op, operand, .. } = *ins;
    let index = |what, index: u32, of: usize| {
        if (index as usize) < of { Ok(()) } else { Err(Fault::Index { op, what, index, of }) }
    };
    let local = || {
        index("local variable", operand, code.locals.len())?;
        Ok(&code.locals[operand as usize])
    };
    let allow = |allowed: bool| if allowed { Ok(()) } else { Err(Fault::Operand { op, operand }) };
    match op.operand() {
        Operand::None => allow(operand == 0)?,
        Operand::Constant => index("constant", operand, code.constants.len())?,
        Operand::Name => index("name", operand, code.names.len())?,
        Operand::GlobalName => index("name", operand >> 1, code.names.len())?,
        Operand::Local => {
            let local = local()?;
            if local.kind.cell || local.kind.free {
                return Err(Fault::IsACell { op, name: local.name.clone() });
            }
        }
        Operand::Cell => {
            let local = local()?;
            if !(local.kind.cell || local.kind.free && op != Op::MAKE_CELL) {
                return Err(Fault::NotACell { op, name: local.name.clone() });
            }
        }
        Operand::Compare => allow(CompareOp::from_operand(operand).is_some())?,
        Operand::Operator => allow(BinaryOp::from_operand(operand).is_some())?,
        Operand::Conversion => allow(operand <= 7)?,
        Operand::FunctionFlags => allow(operand <= 15)?,
        Operand::Forward | Operand::Backward => {}
        Operand::Number => match op {
            Op::SWAP | Op::COPY => allow(operand >= 1)?,
            Op::LIST_APPEND | Op::SET_ADD | Op::MAP_ADD => allow(operand >= 1)?,
            Op::LIST_EXTEND | Op::SET_UPDATE | Op::DICT_UPDATE | Op::DICT_MERGE => allow(operand >= 1)?,
            Op::IS_OP | Op::CONTAINS_OP | Op::CALL_FUNCTION_EX => allow(operand <= 1)?,
            Op::RAISE_VARARGS => allow(operand <= 2)?,
            Op::BUILD_SLICE => allow(operand == 2 || operand == 3)?,
            Op::RESUME => allow(operand <= 3)?,
            _ => {}
        },
    }
    let function = code.flags & flags::OPTIMIZED != 0;
    match op {
        Op::LOAD_NAME | Op::STORE_NAME | Op::DELETE_NAME | Op::SETUP_ANNOTATIONS | Op::LOAD_CLASSDEREF if function => {
            Err(Fault::Namespace { op })
        }
        Op::YIELD_VALUE | Op::SEND | Op::GET_YIELD_FROM_ITER if code.flags & flags::GENERATOR == 0 => {
            Err(Fault::NoGenerator { op })
        }
        _ => Ok(()),
    }
}
