//! Differential fuzzing and verification of the specializing adaptive interpreter of PEP 659.

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
