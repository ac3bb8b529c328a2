//! CPython 3.11's instruction set: the table of opcodes, code objects, verifier and disassembler.

pub mod catalogue;
pub mod code;
pub mod decode;
pub mod disassemble;
pub mod op;
pub mod operator;
pub mod verify;

pub use code::{Code, Constant};
pub use op::{ALL, CacheField, Effect, Family, Flow, Kind, Op, Operand};
pub use operator::{BinaryOp, CompareOp};
pub use verify::{VerifyError, verify};
