//! CPython 3.11's instruction set: the table of opcodes, code objects, verifier and disassembler.

pub mod catalogue;
pub mod code;

pub use catalogue::Op;
pub use code::{Code, Constant};
