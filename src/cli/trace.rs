//! `turncoat run --trace`: every instruction, and what happens to sites, on standard error.

use std::io::{self, Write};

use crate::adaptive::families;
use crate::adaptive::stats::Counter;
use crate::bytecode::Op;
use crate::object::kinds::RunCode;
use crate::semantics::{Machine, Observer};

/// Writes what a loop does to standard error.
pub(super) struct Trace;

fn line(text: std::fmt::Arguments<'_>) {
    // A closed pipe is the reader's choice, not an error.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// The code object that holds a unit.
fn holder(m: &Machine, at: usize) -> Option<&RunCode> {
    let holds = |run: &&RunCode| {
        let length = run.code.as_ref().map_or(0, |code| code.units.len());
        (run.start..run.start + length).contains(&at)
    };
    m.heap.codes.iter().find(holds)
}

/// `name:line offset`
fn place(m: &Machine, at: usize) -> String {
    let Some((run, code)) = holder(m, at).and_then(|run| Some((run, run.code.as_ref()?))) else {
        return String::new();
    };
    let unit = at - run.start;
    let line = code.position_at(unit).and_then(|p| p.line).unwrap_or(code.first_line);
    format!("{}:{line} {}", code.qualname, 2 * unit)
}

impl Observer for Trace {
    fn executed(m: &mut Machine, op: Op, at: usize) {
        let place = place(m, at);
        if op.has_operand() {
            let operand = m.units.get(at).map_or(0, |unit| unit >> 8);
            line(format_args!("{place:<30} {} {operand}", op.name()));
        } else {
            line(format_args!("{place:<30} {}", op.name()));
        }
    }

    fn count(m: &mut Machine, op: Op, counter: Counter) {
        if let Counter::Miss(guard) = counter {
            let name = families::guards(op).get(guard as usize).copied().unwrap_or("?");
            line(format_args!("{:<30} {} misses: {name}", place(m, m.frame.at), op.name()));
        }
    }

    fn changed(m: &mut Machine, form: Op, at: usize, taken: bool) {
        let what = if taken { "specializes to" } else { "deoptimizes from" };
        line(format_args!("{:<30} {what} {}", place(m, at), form.name()));
    }
}
