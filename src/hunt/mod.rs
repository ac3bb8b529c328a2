//! Hunting in real interpreters: one CPython binary as two interpreters, specialized and base opcodes only, compared program by program.
//!
//! For the second interpreter, sites are *held*: the harness writes into the program's code objects (3.11: a warm-up that is
//! over; 3.12 and newer: counters that do not run out), so that nothing watches the program: no trace function and no
//! callback, which would be levels of recursion of their own. Where that does not work (code that a program makes while it
//! runs, a version with another layout, 3.10) the version's own switch is used: a C trace function that does nothing, from 3.12
//! on `sys.monitoring` INSTRUCTION events with a C callback.
//!
//! A fork server inside the target runs each program in both modes in processes of their own, with limits on processor time,
//! memory and output and without files or network. Programs are sent sixteen at a time and compiled before the first runs, and
//! four share a process for each mode, with builtins, limits and names put back between them, for a fork is half of the cost;
//! one whose answers differ there, or that does not end as programs do, runs again in fresh processes, and only that counts.
//! Output, exceptions with attributes, positions and offsets, and signals are compared.
//!
//! A divergence is run again with fewer and fewer sites allowed to specialize, until those at fault are left: its signature is
//! their opcode, what differs and how. What a known cause explains is counted and not told again, and what is there with no
//! site specialized (an effect of the version's own switch) is counted apart. The finding is minimized, rerun twenty times and
//! written as a script that prints both answers. The script uses the version's own switch where the difference shows under it
//! too, and holds the sites otherwise; below its program it puts as many calls as the hunt had there, or a limit of recursion
//! would be met somewhere else; it is run before it is written, and where it does not show the finding by itself the finding
//! says so. On 3.11 our own interpreters vote on it.

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
