//! Hunting in real interpreters: one CPython binary as two interpreters, specialized and base opcodes only, compared program by program.

pub mod answer;
pub mod blame;
pub mod campaign;
pub mod coverage;
pub mod duel;
pub mod engine;
pub mod finding;
pub mod programs;
pub mod scenes;
pub mod standalone;
pub mod target;
pub mod versions;
pub mod voters;

/// The fork server that runs inside the target.
pub const HARNESS: &str = concat!(
    include_str!("shown.py"),
    "\n\n",
    include_str!("sites.py"),
    "\n\n",
    include_str!("switch.py"),
    "\n\n",
    include_str!("hold.py"),
    "\n\n",
    include_str!("harness.py")
);
/// The switch to base opcodes alone that a version of CPython offers, for standalone scripts.
pub const SWITCH: &str = include_str!("switch.py");
/// The other way to base opcodes: sites that are held.
pub const HOLD: &str = include_str!("hold.py");
