//! Code objects: what the compiler makes, both interpreters run and nobody changes.

use std::sync::Arc;

use num_bigint::BigInt;

/// One 16-bit code unit: the opcode in the low byte, its operand in the high byte; or a cache entry.
pub type Unit = u16;

/// `co_flags`, with CPython's values (`Include/cpython/code.h`).
pub mod flags {
    #![allow(missing_docs)]
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
}

/// What a slot of the local variables is; a slot may be both a local and a cell (a captured parameter).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalKind {
    /// A local variable (`co_varnames`).
    pub local: bool,
    /// Captured by an inner function (`co_cellvars`).
    pub cell: bool,
    /// Captured from an outer function (`co_freevars`).
    pub free: bool,
}

/// One slot of `co_localsplusnames` with its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// The variable's name, mangled where Python mangles.
    pub name: Arc<str>,
    /// Local, cell or free.
    pub kind: LocalKind,
}

/// A constant of a code object.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An int that fits 64 bits.
    Int(i64),
    /// An int that does not fit 64 bits.
    BigInt(Arc<BigInt>),
    /// A float; compared by its bits, as CPython merges constants.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    /// A string.
    Str(Arc<str>),
    /// A bytes literal.
    Bytes(Arc<[u8]>),
    /// A tuple of constants.
    Tuple(Arc<[Constant]>),
    /// A frozenset of constants, in the order in which they were written.
    FrozenSet(Arc<[Constant]>),
    /// The code of a nested function, class body, lambda or comprehension.
    Code(Arc<Code>),
}

/// A code object with CPython 3.11's contents, made once and never changed.
#[derive(Clone, Debug)]
pub struct Code {
    /// `co_name`
    pub name: Arc<str>,
    /// `co_qualname`
    pub qualname: Arc<str>,
    /// `co_filename`
    pub filename: Arc<str>,
    /// `co_firstlineno`
    pub first_line: u32,
    /// `co_flags`, see [`flags`].
    pub flags: u32,
    /// `co_argcount`: positional parameters, positional-only ones included.
    pub arg_count: u32,
    /// `co_posonlyargcount`
    pub posonly_arg_count: u32,
    /// `co_kwonlyargcount`
    pub kwonly_arg_count: u32,
    /// `co_stacksize`, in values.
    pub stack_size: u32,
    /// Instructions and their inline cache entries (zero here), in CPython's 16-bit units.
    pub units: Box<[Unit]>,
    /// `co_consts`
    pub constants: Box<[Constant]>,
    /// `co_names`
    pub names: Box<[Arc<str>]>,
    /// `co_localsplusnames` and kinds: parameters and locals, then cells that are no locals, then free variables.
    pub locals: Box<[Local]>,
    /// `co_exceptiontable`, in CPython's encoding (`Objects/exception_handling_notes.txt`).
    pub exception_table: Box<[u8]>,
    /// `co_linetable`, in CPython's encoding (`Objects/locations.md`).
    pub position_table: Box<[u8]>,
}

impl Code {
    /// How many free variables it has: as many cells as its closure holds.
    pub fn free_count(&self) -> usize {
        self.locals.iter().filter(|local| local.kind.free).count()
    }
}

/// Where an instruction stands in the source; lines count from 1, columns are UTF-8 byte offsets from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Position {
    /// First line.
    pub line: Option<u32>,
    /// Last line.
    pub end_line: Option<u32>,
    /// First column.
    pub column: Option<u32>,
    /// Column after the last.
    pub end_column: Option<u32>,
}

/// One decoded entry of the exception table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First code unit covered.
    pub start: u32,
    /// First code unit no longer covered.
    pub end: u32,
    /// Code unit of the handler.
    pub target: u32,
    /// Stack depth to unwind to.
    pub depth: u32,
    /// Whether the offset of the instruction is pushed before the exception.
    pub push_offset: bool,
}
