//! Runs theorems and prints them as a table, with the counterexample of every planted twin.

use std::io::{self, Write};
use std::time::Instant;

use crate::theorem::{Checked, Theorem};

/// What came out of a theorem.
pub struct Row {
    /// Its statement.
    pub name: &'static str,
    /// The answer about the real thing.
    pub result: Checked,
    /// The answer about each planted twin.
    pub twins: Vec<(String, Checked)>,
}

impl Row {
    /// The real thing stands and every twin fell.
    pub fn holds(&self) -> bool {
        self.result.is_ok() && self.twins.iter().all(|(_, twin)| twin.is_err())
    }
}

/// Thousands apart, for reading.
fn spaced(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// Runs every theorem and writes a line for each as it ends; `details` adds the counterexamples.
pub fn run(theorems: Vec<Theorem>, out: &mut dyn Write, details: bool) -> io::Result<Vec<Row>> {
    writeln!(out, "{:<2}{:<64} {:<34} {:>14} {:>8}  result", "", "theorem", "method", "cases", "seconds")?;
    let mut rows = Vec::new();
    for theorem in theorems {
        let start = Instant::now();
        let result = (theorem.check)();
        let seconds = start.elapsed().as_secs_f64();
        let twins: Vec<(String, Checked)> = theorem.twins.into_iter().map(|(name, check)| (name, check())).collect();
        let (cases, verdict) = match &result {
            Ok(space) => {
                let note = if space.note.is_empty() { String::new() } else { format!(" ({})", space.note) };
                (spaced(space.cases), format!("proved{note}"))
            }
            Err(counterexample) => ("".into(), format!("REFUTED: {counterexample}")),
        };
        let fallen = twins.iter().filter(|(_, twin)| twin.is_err()).count();
        writeln!(
            out,
            "{} {:<64} {:<34} {cases:>14} {seconds:>8.2}  {verdict}; {fallen} of {} twins refuted",
            theorem.part,
            theorem.name,
            theorem.method,
            twins.len()
        )?;
        for (name, twin) in &twins {
            match twin {
                Err(counterexample) if details => writeln!(out, "    twin: {name}\n      {counterexample}")?,
                Err(_) => {}
                Ok(_) => writeln!(out, "    twin SURVIVES: {name}")?,
            }
        }
        rows.push(Row { name: theorem.name, result, twins });
    }
    Ok(rows)
}
