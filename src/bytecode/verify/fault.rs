//! What can be wrong with a code object, as one sentence each.

use std::fmt;
use std::sync::Arc;

use super::kind::Kind;
use crate::bytecode::Op;

/// What is wrong with a code object. Jump targets and handlers are code units, printed as the byte offsets of `dis`.
#[allow(missing_docs, reason = "the sentence of each says what it and its fields are")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    // The frame.
    FreeInModule { name: Arc<str> },
    NestedTooDeep,
    TooLong { units: usize },
    Flags { flags: u32 },
    Parameters { wanted: u64, locals: usize },
    PositionalOnly { count: u32, of: u32 },
    LocalKind { name: Arc<str> },
    // Units.
    Opcode { number: u8 },
    Derived { op: Op },
    Unsupported { op: Op },
    StrayCache,
    CacheCut { op: Op },
    CacheFilled { op: Op },
    Prefixes,
    PrefixAtEnd,
    // Operands.
    Operand { op: Op, operand: u32 },
    Index { op: Op, what: &'static str, index: u32, of: usize },
    NotACell { op: Op, name: Arc<str> },
    IsACell { op: Op, name: Arc<str> },
    Namespace { op: Op },
    NoGenerator { op: Op },
    // The order of instructions.
    JumpOutside { op: Op },
    JumpInside { op: Op, target: u32 },
    JumpIntoStart { op: Op, target: u32 },
    JumpIntoCall { op: Op, target: u32 },
    Start { op: Op },
    NotMade { name: Arc<str> },
    CopyFreeVars { count: u32, free: usize },
    CallPair { op: Op },
    KeywordNames,
    KeywordCount { names: usize, arguments: u32 },
    FallsOff,
    // The stack.
    Underflow { op: Op, needs: u64, has: usize },
    Overflow { op: Op, depth: u64, limit: u32 },
    Depths { one: usize, other: usize },
    Handling { one: u32, other: u32 },
    NotHandling,
    StillHandling { op: Op },
    Entry { op: Op, position: usize, wanted: &'static str, found: Kind },
    ConstantKind { op: Op, wanted: &'static str },
    Closure { wanted: usize, given: usize },
    // The tables.
    ExceptionTableCut,
    ExceptionTableMark,
    Range { start: u32, end: u32 },
    RangeOrder { start: u32 },
    RangeInside { unit: u32 },
    HandlerOutside { target: u32 },
    HandlerInside { target: u32 },
    HandlerDepth { depth: u32, left: usize },
    PositionsCut,
    PositionsLength { covered: u64, units: usize },
    Work,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = |unit: &u32| 2 * u64::from(*unit);
        match self {
            Fault::FreeInModule { name } => write!(f, "the outermost code has a free variable '{name}'"),
            Fault::NestedTooDeep => write!(f, "constants are nested more than {} deep", super::MAX_NESTING),
            Fault::TooLong { units } => write!(f, "{units} code units are more than {}", super::MAX_UNITS),
            Fault::Flags { flags } => write!(f, "the flags {flags:#x} do not go together or are not supported"),
            Fault::Parameters { wanted, locals } => {
                write!(f, "{wanted} parameters need as many local variables first, of {locals} in all")
            }
            Fault::PositionalOnly { count, of } => {
                write!(f, "{count} positional-only parameters among {of} positional ones")
            }
            Fault::LocalKind { name } => write!(f, "the variable '{name}' is of no possible kind, or out of order"),
            Fault::Opcode { number } => write!(f, "there is no opcode {number}"),
            Fault::Derived { op } => write!(f, "{} is no base instruction", op.name()),
            Fault::Unsupported { op } => write!(f, "{} is not supported by the interpreters", op.name()),
            Fault::StrayCache => f.write_str("a cache entry that belongs to no instruction"),
            Fault::CacheCut { op } => write!(f, "the cache of {} is cut off by the end of the code", op.name()),
            Fault::CacheFilled { op } => write!(f, "the cache of {} is not empty", op.name()),
            Fault::Prefixes => f.write_str("more than three EXTENDED_ARG in a row"),
            Fault::PrefixAtEnd => f.write_str("EXTENDED_ARG before the end of the code"),
            Fault::Operand { op, operand } => write!(f, "{} takes no operand {operand}", op.name()),
            Fault::Index { op, what, index, of } => write!(f, "{} wants {what} {index} of {of}", op.name()),
            Fault::NotACell { op, name } => write!(f, "{} needs a cell, and '{name}' is none", op.name()),
            Fault::IsACell { op, name } => write!(f, "{} cannot reach into the cell of '{name}'", op.name()),
            Fault::Namespace { op } => write!(f, "{} needs a local namespace, and a function has none", op.name()),
            Fault::NoGenerator { op } => write!(f, "{} outside a generator", op.name()),
            Fault::JumpOutside { op } => write!(f, "{} jumps out of the code", op.name()),
            Fault::JumpInside { op, target } => {
                write!(f, "{} jumps into the middle of an instruction at {}", op.name(), offset(target))
            }
            Fault::JumpIntoStart { op, target } => {
                write!(f, "{} jumps back to {}, where the frame is set up", op.name(), offset(target))
            }
            Fault::JumpIntoCall { op, target } => {
                write!(f, "{} jumps into the middle of a call at {}", op.name(), offset(target))
            }
            Fault::Start { op } => write!(f, "{} stands where the frame is set up already", op.name()),
            Fault::NotMade { name } => write!(f, "the cell of '{name}' is not made at the start"),
            Fault::CopyFreeVars { count, free } => {
                write!(f, "COPY_FREE_VARS of {count} at the start, for {free} free variables")
            }
            Fault::CallPair { op } => {
                write!(f, "{} does not stand in a row of KW_NAMES (or not), PRECALL and CALL of one count", op.name())
            }
            Fault::KeywordNames => f.write_str("the constant of KW_NAMES is no tuple of different strings"),
            Fault::KeywordCount { names, arguments } => {
                write!(f, "KW_NAMES has {names} names for {arguments} arguments")
            }
            Fault::FallsOff => f.write_str("the code runs past its end"),
            Fault::Underflow { op, needs, has } => {
                write!(f, "{} needs {needs} entries on a stack of {has}", op.name())
            }
            Fault::Overflow { op, depth, limit } => {
                write!(f, "{} makes the stack {depth} deep, of at most {limit}", op.name())
            }
            Fault::Depths { one, other } => write!(f, "the stack is {one} or {other} deep, by the way that led here"),
            Fault::Handling { one, other } => {
                write!(f, "{one} or {other} exceptions are being handled, by the way that led here")
            }
            Fault::NotHandling => f.write_str("POP_EXCEPT where no exception is being handled"),
            Fault::StillHandling { op } => {
                write!(f, "{} may leave the frame while an exception is still being handled", op.name())
            }
            Fault::Entry { op, position, wanted, found } => {
                write!(f, "{} needs {wanted} as entry {position} from the top, and it is {found}", op.name())
            }
            Fault::ConstantKind { op, wanted } => write!(f, "{} needs {wanted}", op.name()),
            Fault::Closure { wanted, given } => {
                write!(f, "MAKE_FUNCTION gives {given} cells to code with {wanted} free variables")
            }
            Fault::ExceptionTableCut => f.write_str("the exception table ends within an entry"),
            Fault::ExceptionTableMark => f.write_str("the exception table marks no start of an entry, or a wrong one"),
            Fault::Range { start, end } => {
                write!(
                    f,
                    "the exception table covers {} to {}, which is no range of the code",
                    offset(start),
                    offset(end)
                )
            }
            Fault::RangeOrder { start } => {
                write!(f, "the exception table's range from {} begins before the one before it ends", offset(start))
            }
            Fault::RangeInside { unit } => {
                write!(f, "the exception table has a bound within an instruction at {}", offset(unit))
            }
            Fault::HandlerOutside { target } => write!(f, "a handler at {} is outside the code", offset(target)),
            Fault::HandlerInside { target } => {
                write!(f, "a handler at {} is within an instruction, a call or the start", offset(target))
            }
            Fault::HandlerDepth { depth, left } => {
                write!(f, "its handler wants {depth} entries left on the stack, and {left} are")
            }
            Fault::PositionsCut => f.write_str("the position table ends within an entry"),
            Fault::PositionsLength { covered, units } => {
                write!(f, "the position table covers {covered} code units of {units}")
            }
            Fault::Work => f.write_str("the control flow is too tangled to be followed"),
        }
    }
}
