//! The verifier: accepts a code object only if an interpreter can run it without leaving its stack, its tables or its
//! sense.
//!
//! What is promised of accepted code, at every instruction that can be reached:
//!
//! - the opcode is a base instruction that the interpreters run, its operand means something, its cache is whole and
//!   empty, and nothing jumps into the middle of it;
//! - the stack has the same depth whichever way led here, holds what the instruction takes, and never outgrows
//!   `co_stacksize`;
//! - NULL is on the stack only for a call to consume, and containers, cells, closures, exceptions and offsets that an
//!   instruction takes for granted are what it takes them for;
//! - a handler finds the entries that its depth promises, and no exception is still being handled when the frame is
//!   left;
//! - cells are made before any other instruction, and a function gets the closure that its code wants.
//!
//! `layout` reads the code unit by unit, `tables` the exception and position tables, `flow` follows the control flow
//! with the `kind` of every stack entry, and `effect` says what one instruction does to them.

mod effect;
mod fault;
mod flow;
mod kind;
mod layout;
mod tables;

use std::fmt;
use std::sync::Arc;

use super::code::{Code, Constant};
pub use fault::Fault;
pub use kind::Kind;

/// Most code units of one code object; keeps every offset within 32 bits.
pub const MAX_UNITS: usize = 1 << 24;

/// Deepest nesting of constants: code in code, tuples in tuples. Whoever loads constants may recurse that deep.
pub const MAX_NESTING: usize = 500;

/// Why a code object was refused: one sentence, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `co_qualname` of the code object, nested ones included.
    pub code: Arc<str>,
    /// The code unit at fault, if it is one.
    pub unit: Option<u32>,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            // Offsets are in bytes, as `dis` shows them.
            Some(unit) => write!(f, "code '{}', offset {}: {}", self.code, 2 * u64::from(unit), self.fault),
            None => write!(f, "code '{}': {}", self.code, self.fault),
        }
    }
}

impl std::error::Error for VerifyError {}

/// A fault and the code unit where it is, within one code object.
type Located = (Option<u32>, Fault);

/// Checks the code of a module, with everything nested in it.
///
/// # Errors
///
/// The first fault found, code objects being taken from the outermost inwards.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    let located = |code: &Code, (unit, fault)| VerifyError { code: code.qualname.clone(), unit, fault };
    if let Some(local) = code.locals.iter().find(|local| local.kind.free) {
        return Err(located(code, (None, Fault::FreeInModule { name: local.name.clone() })));
    }
    // No recursion: a hostile code object may be nested as deep as memory allows.
    let mut codes = vec![(code, 1)];
    while let Some((code, depth)) = codes.pop() {
        verify_one(code).map_err(|fault| located(code, fault))?;
        let mut constants: Vec<(&Constant, usize)> = code.constants.iter().map(|c| (c, depth)).collect();
        while let Some((constant, depth)) = constants.pop() {
            if depth > MAX_NESTING {
                return Err(located(code, (None, Fault::NestedTooDeep)));
            }
            match constant {
                Constant::Code(inner) => codes.push((inner, depth + 1)),
                Constant::Tuple(items) | Constant::FrozenSet(items) => {
                    constants.extend(items.iter().map(|c| (c, depth + 1)));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

fn verify_one(code: &Code) -> Result<(), Located> {
    layout::check_frame(code).map_err(|fault| (None, fault))?;
    let layout = layout::Layout::read(code)?;
    let handlers = tables::handlers(code, &layout)?;
    tables::check_positions(code).map_err(|fault| (None, fault))?;
    flow::check(code, &layout, &handlers)
}
