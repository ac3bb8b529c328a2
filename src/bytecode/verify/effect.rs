//! What one instruction takes from the stack, leaves there and asks of it. How many entries it takes and leaves, the
//! catalogue says.

use super::fault::Fault;
use super::kind::Kind;
use super::layout::Ins;
use crate::bytecode::code::{Code, Constant};
use crate::bytecode::{Effect, Op};

/// What is known when an instruction begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// The entries of the stack, the top last.
    pub stack: Vec<Kind>,
    /// How many exceptions are being handled: entered by PUSH_EXC_INFO, not yet left by POP_EXCEPT.
    pub handling: u32,
}

/// How many of the entries that an instruction needs lie below those it takes, and stay as they are.
fn kept(op: Op, operand: u32) -> u64 {
    let n = u64::from(operand);
    match op {
        Op::GET_LEN | Op::MATCH_MAPPING | Op::MATCH_SEQUENCE | Op::IMPORT_FROM => 1,
        Op::CHECK_EXC_MATCH | Op::FOR_ITER | Op::SEND => 1,
        Op::MATCH_KEYS => 2,
        Op::WITH_EXCEPT_START => 4,
        Op::LIST_APPEND | Op::SET_ADD | Op::MAP_ADD | Op::COPY | Op::RERAISE => n,
        Op::LIST_EXTEND | Op::SET_UPDATE | Op::DICT_UPDATE => n,
        Op::DICT_MERGE => n + 2,
        _ => 0,
    }
}

/// Whether an instruction may raise an exception. Those that may not can be anywhere in a handler's range.
pub(super) fn may_raise(op: Op) -> bool {
    !matches!(
        op,
        Op::POP_TOP
            | Op::PUSH_NULL
            | Op::NOP
            | Op::PUSH_EXC_INFO
            | Op::POP_EXCEPT
            | Op::SWAP
            | Op::COPY
            | Op::LOAD_CONST
            | Op::STORE_FAST
            | Op::RETURN_VALUE
            | Op::JUMP_FORWARD
            | Op::JUMP_BACKWARD
            | Op::JUMP_BACKWARD_NO_INTERRUPT
            | Op::MAKE_CELL
            | Op::COPY_FREE_VARS
            | Op::LOAD_CLOSURE
            | Op::KW_NAMES
            | Op::RESUME
    )
}

/// How many entries an instruction may have taken off the stack by the time it raises.
pub(super) fn taken(op: Op, operand: u32) -> u64 {
    op.effect(operand, false).pops - kept(op, operand)
}

/// The instruction's view of the stack before it runs.
struct Operands<'a> {
    code: &'a Code,
    ins: &'a Ins,
    stack: &'a [Kind],
}

impl Operands<'_> {
    /// The entry at this position, counted from 1 at the top; there are enough.
    fn entry(&self, position: usize) -> Kind {
        self.stack[self.stack.len() - position]
    }

    fn require(&self, position: usize, wanted: &'static str, holds: impl Fn(Kind) -> bool) -> Result<(), Fault> {
        let found = self.entry(position);
        if holds(found) { Ok(()) } else { Err(Fault::Entry { op: self.ins.op, position, wanted, found }) }
    }

    fn value(&self, position: usize) -> Result<(), Fault> {
        self.require(position, "a value", Kind::is_value)
    }

    fn list(&self, position: usize) -> Result<(), Fault> {
        self.require(position, "a list", |kind| kind == Kind::List)
    }

    fn set(&self, position: usize) -> Result<(), Fault> {
        self.require(position, "a set", |kind| kind == Kind::Set)
    }

    fn dict(&self, position: usize) -> Result<(), Fault> {
        self.require(position, "a dict", |kind| kind == Kind::Dict)
    }

    fn exception(&self, position: usize) -> Result<(), Fault> {
        self.require(position, "an exception", |kind| kind == Kind::Exception)
    }

    /// The constant that an entry is.
    fn constant(&self, position: usize) -> Option<&Constant> {
        match self.entry(position) {
            Kind::Constant(index) => self.code.constants.get(index as usize),
            _ => None,
        }
    }

    fn text(&self, position: usize) -> Result<(), Fault> {
        let constant = matches!(self.constant(position), Some(Constant::Str(_)));
        self.require(position, "a string", |kind| kind == Kind::Text || constant)
    }

    /// The length of an entry that is a tuple.
    fn tuple(&self, position: usize) -> Option<usize> {
        match (self.entry(position), self.constant(position)) {
            (Kind::Tuple(length) | Kind::Closure(length), _) => Some(length as usize),
            (_, Some(Constant::Tuple(items))) => Some(items.len()),
            _ => None,
        }
    }

    fn must(&self, holds: bool, wanted: &'static str) -> Result<(), Fault> {
        if holds { Ok(()) } else { Err(Fault::ConstantKind { op: self.ins.op, wanted }) }
    }

    /// What MAKE_FUNCTION wants below the code: closure, annotations, keyword defaults and defaults, from the top.
    fn function(&self) -> Result<(), Fault> {
        let Some(Constant::Code(inner)) = self.constant(1) else {
            return self.must(false, "a code constant on top");
        };
        let free = inner.locals.iter().filter(|local| local.kind.free).count();
        let mut position = 2;
        let mut given = 0;
        if self.ins.operand & 8 != 0 {
            self.require(position, "a closure", |kind| matches!(kind, Kind::Closure(_)))?;
            given = self.tuple(position).unwrap_or(0);
            position += 1;
        }
        if given != free {
            return Err(Fault::Closure { wanted: free, given });
        }
        if self.ins.operand & 4 != 0 {
            let pairs = self.tuple(position).is_some_and(|length| length % 2 == 0);
            self.must(pairs, "a tuple of names and annotations below the code")?;
            position += 1;
        }
        if self.ins.operand & 2 != 0 {
            self.dict(position)?;
            position += 1;
        }
        if self.ins.operand & 1 != 0 {
            self.must(self.tuple(position).is_some(), "a tuple of defaults below the code")?;
        }
        Ok(())
    }

    /// What an instruction asks of single entries, beyond that those it takes are values.
    fn check(&self) -> Result<(), Fault> {
        let n = self.ins.operand as usize;
        match self.ins.op {
            Op::PUSH_EXC_INFO => self.exception(1),
            Op::CHECK_EXC_MATCH => self.exception(2),
            Op::WITH_EXCEPT_START => {
                self.exception(1)?;
                self.value(4)
            }
            Op::POP_EXCEPT => self.require(1, "the exception handled before", |kind| kind == Kind::Previous),
            Op::RERAISE => {
                self.exception(1)?;
                if n > 0 { self.require(n + 1, "an offset", |kind| kind == Kind::Offset) } else { Ok(()) }
            }
            Op::LIST_APPEND | Op::LIST_EXTEND => self.list(n + 1),
            Op::LIST_TO_TUPLE => self.list(1),
            Op::SET_ADD | Op::SET_UPDATE => self.set(n + 1),
            Op::MAP_ADD => self.dict(n + 2),
            Op::DICT_UPDATE => self.dict(n + 1),
            Op::DICT_MERGE => {
                self.dict(n + 1)?;
                self.value(n + 3)
            }
            Op::FOR_ITER | Op::GET_LEN | Op::MATCH_MAPPING | Op::MATCH_SEQUENCE | Op::IMPORT_FROM => self.value(1),
            Op::SEND => self.value(2),
            Op::MATCH_KEYS => {
                self.value(2)?;
                self.must(self.tuple(1).is_some(), "a tuple of keys on top")
            }
            Op::MATCH_CLASS => {
                let names = matches!(self.constant(1), Some(Constant::Tuple(items))
                    if items.iter().all(|item| matches!(item, Constant::Str(_))));
                self.must(names, "a constant tuple of attribute names on top")
            }
            Op::BUILD_CONST_KEY_MAP => {
                let keys = matches!(self.constant(1), Some(Constant::Tuple(items)) if items.len() == n);
                self.must(keys, "a constant tuple of as many keys as values on top")
            }
            Op::BUILD_STRING => (1..=n).try_for_each(|position| self.text(position)),
            Op::FORMAT_VALUE if n & 4 != 0 => self.text(1),
            Op::MAKE_FUNCTION => self.function(),
            Op::COPY => self.value(n),
            Op::PRECALL | Op::CALL => self.value(n + 1),
            Op::CALL_FUNCTION_EX => {
                if n == 1 {
                    self.dict(1)?;
                }
                self.require(n + 3, "NULL", |kind| kind == Kind::Null)
            }
            _ => Ok(()),
        }
    }

    /// How many entries, from the top, must be values: those it takes, but for the place where a call may have NULL.
    fn values(&self) -> usize {
        let taken = taken(self.ins.op, self.ins.operand) as usize;
        match self.ins.op {
            Op::PRECALL | Op::CALL | Op::CALL_FUNCTION_EX => taken - 1,
            _ => taken,
        }
    }

    /// The entries it leaves above those it keeps.
    fn left(&self, count: usize) -> Vec<Kind> {
        let n = self.ins.operand;
        match self.ins.op {
            Op::PUSH_NULL => vec![Kind::Null],
            Op::LOAD_GLOBAL if n & 1 == 1 => vec![Kind::Null, Kind::Value],
            Op::LOAD_METHOD => vec![Kind::Callee, Kind::Value],
            Op::LOAD_CONST => vec![Kind::Constant(n)],
            Op::LOAD_CLOSURE => vec![Kind::Cell],
            Op::PUSH_EXC_INFO => vec![Kind::Previous, Kind::Exception],
            Op::BUILD_LIST => vec![Kind::List],
            Op::BUILD_SET => vec![Kind::Set],
            Op::BUILD_MAP | Op::BUILD_CONST_KEY_MAP => vec![Kind::Dict],
            Op::BUILD_STRING | Op::FORMAT_VALUE => vec![Kind::Text],
            Op::BUILD_TUPLE => {
                let items = &self.stack[self.stack.len() - n as usize..];
                let cells = n > 0 && items.iter().all(|&kind| kind == Kind::Cell);
                vec![if cells { Kind::Closure(n) } else { Kind::Tuple(n) }]
            }
            Op::COPY => vec![self.entry(n as usize)],
            Op::SWAP => {
                let mut items = self.stack[self.stack.len() - n as usize..].to_vec();
                let last = items.len() - 1;
                items.swap(0, last);
                items
            }
            // The same entries: only CALL takes them.
            Op::PRECALL => self.stack[self.stack.len() - n as usize - 2..].to_vec(),
            _ => vec![Kind::Value; count],
        }
    }
}

/// Runs one instruction on a state, its jump not taken. The depth of the stack is checked before anything is made of
/// it: a hostile operand may ask for billions of entries.
pub(super) fn apply(code: &Code, ins: &Ins, state: &mut State) -> Result<(), Fault> {
    let op = ins.op;
    let Effect { pops, pushes } = op.effect(ins.operand, false);
    let has = state.stack.len();
    let depth = has as u64 - pops + pushes;
    let limit = code.stack_size;
    if depth > u64::from(limit) {
        return Err(Fault::Overflow { op, depth, limit });
    }
    let operands = Operands { code, ins, stack: &state.stack };
    operands.check()?;
    // SWAP only moves what it takes, but NULL has its place below a callable.
    for position in 1..=operands.values() {
        if op != Op::SWAP || position == 1 || position == ins.operand as usize {
            operands.value(position)?;
        }
    }
    let kept = kept(op, ins.operand);
    let left = operands.left((pushes - kept) as usize);
    state.stack.truncate(has - (pops - kept) as usize);
    state.stack.extend(left);
    match op {
        Op::PUSH_EXC_INFO => state.handling += 1,
        Op::POP_EXCEPT => {
            state.handling = state.handling.checked_sub(1).ok_or(Fault::NotHandling)?;
        }
        _ => {}
    }
    Ok(())
}

/// The state at an instruction's jump target, from the depth and top of the stack before it and the state after it.
pub(super) fn jumped(ins: &Ins, (depth, top): (usize, Option<Kind>), after: &State) -> State {
    let mut state = after.clone();
    let (next, jump) = (ins.op.effect(ins.operand, false), ins.op.effect(ins.operand, true));
    if next != jump {
        let left = depth - jump.pops as usize;
        state.stack.truncate(left);
        match ins.op {
            // Keeps the value that it tested.
            Op::JUMP_IF_FALSE_OR_POP | Op::JUMP_IF_TRUE_OR_POP => state.stack.extend(top),
            _ => state.stack.resize(left + jump.pushes as usize, Kind::Value),
        }
    }
    state
}
