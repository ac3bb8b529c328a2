//! Differential fuzzing and verification of the specializing adaptive interpreter of PEP 659.
//!
//! A program is judged by running its code objects on two interpreters and comparing all that it shows. With a guard
//! switched off, a program whose operands change sides diverges:
//!
//! ```
//! use turncoat::oracles::verdict::{Setup, Verdict, verdict};
//!
//! let program = "for x in [1] * 20 + [0.5]:\n    print(2 + x)\n";
//! assert_eq!(verdict(program, &Setup::default()), Verdict::Agree);
//!
//! let plants = vec!["BINARY_OP_ADD_INT:right_type".parse().expect("a guard")];
//! let Verdict::Diverged(found) = verdict(program, &Setup { plants, ..Setup::default() }) else { panic!("it agrees") };
//! assert_eq!(found.signature.to_string(), "BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:right_type/output");
//! ```
//!
//! From the ground up: [`bytecode`] has the catalogue of opcodes, [`compiler`] makes code objects of Python source,
//! [`object`] and [`semantics`] are what both interpreters share, [`plain`] runs base instructions, [`adaptive`] specializes
//! them. [`programs`] generates, [`oracles`] judge, [`campaign`] drives the two, [`reduction`] makes what they find small,
//! [`reports`] tells of it. [`hunt`] does the same with real CPythons. [`targets`] are the bodies of the fuzz targets,
//! [`cli`] is the command.

pub mod adaptive;
pub mod bytecode;
pub mod campaign;
pub mod cli;
pub mod compiler;
pub mod hunt;
pub mod object;
pub mod oracles;
pub mod plain;
pub mod programs;
pub mod reduction;
pub mod reports;
pub mod semantics;
pub mod targets;
