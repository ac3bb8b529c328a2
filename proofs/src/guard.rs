//! Part C: guards are pure, by type.
//!
//! A guard takes the machine by shared reference. Nothing reachable from a machine has interior mutability (a test
//! searches the sources for it), so a guard can change neither stack, heap, code units nor world, and cannot run Python
//! code, which needs the machine by unique reference. This one does nothing and builds:
//!
//! ```
//! use turncoat::adaptive::families::site::{Forms, Miss};
//! use turncoat::bytecode::Op;
//! use turncoat::object::value::Value;
//! use turncoat::semantics::{Machine, Res};
//! struct Pure;
//! impl Forms for Pure {
//!     type Proof = Value;
//!     fn specialize(_: &mut Machine, _: u32, _: usize) -> Option<Op> { None }
//!     fn guard(m: &Machine, _: Op, _: u32, _: usize) -> Result<Value, Miss> { Ok(m.peek(1)) }
//!     fn fast(_: &mut Machine, _: Op, _: Value) -> Res<()> { Ok(()) }
//! }
//! ```
//!
//! The same with a guard that pops its operand does not:
//!
//! ```compile_fail,E0596
//! use turncoat::adaptive::families::site::{Forms, Miss};
//! use turncoat::bytecode::Op;
//! use turncoat::object::value::Value;
//! use turncoat::semantics::{Machine, Res};
//! struct Impure;
//! impl Forms for Impure {
//!     type Proof = Value;
//!     fn specialize(_: &mut Machine, _: u32, _: usize) -> Option<Op> { None }
//!     fn guard(m: &Machine, _: Op, _: u32, _: usize) -> Result<Value, Miss> { Ok(m.pop()) }
//!     fn fast(_: &mut Machine, _: Op, _: Value) -> Res<()> { Ok(()) }
//! }
//! ```
