//! Runs theorems and prints them as a table, with the counterexample of every planted twin.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use turncoat::oracles::plant::Plant;

use crate::theorem::{Checked, Theorem, Twin};

/// What came out of a theorem.
pub struct Row {
    /// Its statement.
    pub name: &'static str,
    /// The answer about the real thing.
    pub result: Checked,
    /// The answer about each planted twin.
    pub twins: Vec<Fallen>,
    /// What must be there for the theorem to be tried, where it is not: then there is no answer.
    pub needs: Option<&'static str>,
}

/// The answer about a planted twin.
pub struct Fallen {
    /// The mistake.
    pub name: String,
    /// The bugs of the catalogue that it is.
    pub plants: Vec<Plant>,
    /// The answer; the proof should fail.
    pub answer: Checked,
}

impl Row {
    /// The real thing stands and every twin fell, or the theorem was left out.
    pub fn holds(&self) -> bool {
        self.needs.is_some() || self.result.is_ok() && self.twins.iter().all(|twin| twin.answer.is_err())
    }

    /// The bugs of the catalogue, each alone or with others, that the theorem refutes.
    pub fn killed(&self) -> impl Iterator<Item = &[Plant]> {
        self.twins.iter().filter(|twin| twin.answer.is_err() && !twin.plants.is_empty()).map(|twin| &twin.plants[..])
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

type Answer = (Checked, f64, Vec<Fallen>);

fn answer(theorem: &Theorem) -> Answer {
    let start = Instant::now();
    let result = (theorem.check)();
    let seconds = start.elapsed().as_secs_f64();
    let fallen = |twin: &Twin| Fallen { name: twin.name.clone(), plants: twin.plants.clone(), answer: (twin.check)() };
    (result, seconds, theorem.twins.iter().map(fallen).collect())
}

/// Runs every theorem, on as many threads as there are processors, and writes a line for each in order; `details` adds
/// the counterexamples.
pub fn run(theorems: Vec<Theorem>, out: &mut dyn Write, details: bool) -> io::Result<Vec<Row>> {
    writeln!(out, "{:<2}{:<64} {:<34} {:>14} {:>8}  result", "", "theorem", "method", "cases", "seconds")?;
    let (next, (sender, receiver)) = (AtomicUsize::new(0), mpsc::channel());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (sender, next, theorems) = (sender.clone(), &next, &theorems);
            scope.spawn(move || {
                while let Some((index, theorem)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| theorems.get(i).map(|t| (i, t)))
                {
                    if sender.send((index, answer(theorem))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut early: BTreeMap<usize, Answer> = BTreeMap::new();
        let mut rows = Vec::new();
        for (index, answer) in receiver {
            early.insert(index, answer);
            while let Some(answer) = early.remove(&rows.len()) {
                rows.push(show(&theorems[rows.len()], answer, out, details)?);
            }
        }
        Ok(rows)
    })
}

fn show(theorem: &Theorem, (result, seconds, twins): Answer, out: &mut dyn Write, details: bool) -> io::Result<Row> {
    if let Some(needs) = theorem.needs {
        writeln!(
            out,
            "{} {:<64} {:<34} {:>14} {:>8}  LEFT OUT: needs {needs}",
            theorem.part, theorem.name, theorem.method, "", ""
        )?;
        return Ok(Row { name: theorem.name, result, twins: Vec::new(), needs: Some(needs) });
    }
    let (cases, verdict) = match &result {
        Ok(space) => {
            let note = if space.note.is_empty() { String::new() } else { format!(" ({})", space.note) };
            (spaced(space.cases), format!("proved{note}"))
        }
        Err(counterexample) => ("".into(), format!("REFUTED: {counterexample}")),
    };
    let fallen = twins.iter().filter(|twin| twin.answer.is_err()).count();
    writeln!(
        out,
        "{} {:<64} {:<34} {cases:>14} {seconds:>8.2}  {verdict}; {fallen} of {} twins refuted",
        theorem.part,
        theorem.name,
        theorem.method,
        twins.len()
    )?;
    for Fallen { name, answer, .. } in &twins {
        match answer {
            Err(counterexample) if details => writeln!(out, "    twin: {name}\n      {counterexample}")?,
            Err(_) => {}
            Ok(_) => writeln!(out, "    twin SURVIVES: {name}")?,
        }
    }
    let row = Row { name: theorem.name, result, twins, needs: None };
    if !details {
        let killed: Vec<String> = row
            .killed()
            .map(|plants| plants.iter().map(ToString::to_string).collect::<Vec<_>>().join(" with "))
            .collect();
        for (i, plants) in killed.chunks(4).enumerate() {
            writeln!(out, "  {:<10}{}", if i == 0 { "kills" } else { "" }, plants.join(", "))?;
        }
    }
    Ok(row)
}
