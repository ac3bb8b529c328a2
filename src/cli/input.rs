//! What subcommands share: reading programs, telling what is wrong with them, JSON of outcomes.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;

use crate::adaptive::stats::FamilyStats;
use crate::compiler::{CompileError, ErrorKind};
use crate::oracles::{End, Engine, Outcome};
use crate::semantics::Fault;

/// The text of a file, or what to tell about it.
pub(super) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// A duration: a number with the unit ms, s or m; without a unit it is in seconds.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    const EXPECTED: &str = "expected 30 or 30s, 500ms or 2m";
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f64 = digits.parse().map_err(|_| format!("'{text}' is no duration ({EXPECTED})"))?;
    let unit = match &text[digits.len()..] {
        "" | "s" => 1.0,
        "ms" => 0.001,
        "m" => 60.0,
        other => return Err(format!("unknown unit '{other}' ({EXPECTED})")),
    };
    Duration::try_from_secs_f64(number * unit).map_err(|error| format!("'{text}': {error} ({EXPECTED})"))
}

/// Tells of wrong usage or input.
pub(super) fn wrong(error: impl std::fmt::Display) -> ExitCode {
    let _ = writeln!(io::stderr().lock(), "turncoat: {error}");
    ExitCode::from(2)
}

/// Tells why a source did not compile, with the line and a mark below the place.
pub(super) fn refused(error: &CompileError) -> ExitCode {
    let mut text = format!("turncoat: {error}\n");
    let line = &error.source_line;
    let stripped = line.trim_start_matches([' ', '\t', '\x0c']);
    if !stripped.is_empty() {
        let from = (error.column as usize - 1).clamp(line.len() - stripped.len(), line.len());
        let to = if error.end_line == error.line {
            usize::try_from(error.end_column - 1).unwrap_or_default()
        } else {
            line.len()
        };
        // Columns count bytes, marks count characters.
        let characters = |to: usize| line.char_indices().take_while(|(at, _)| *at < to).count();
        let (indent, from, to) = (line.len() - stripped.len(), characters(from), characters(to));
        let marks = "^".repeat(to.saturating_sub(from).max(1));
        text += &format!("    {stripped}\n    {}{marks}\n", " ".repeat(from - indent));
    }
    let _ = io::stderr().lock().write_all(text.as_bytes());
    ExitCode::from(if error.kind == ErrorKind::NotSupported { 3 } else { 2 })
}

/// Writes to standard output; a closed pipe is the reader's choice, not an error.
pub(super) fn print(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Prints a value as JSON on one line.
pub(super) fn print_json(value: &impl Serialize) {
    print(&(serde_json::to_string(value).unwrap_or_default() + "\n"));
}

/// Name and policy of an engine.
pub(super) fn engine_names(engine: Engine) -> (&'static str, Option<&'static str>) {
    match engine {
        Engine::Plain => ("plain", None),
        Engine::Adaptive(policy) => ("adaptive", Some(policy.name())),
    }
}

/// An engine as text shows it.
pub(super) fn engine_text(engine: Engine) -> String {
    match engine_names(engine) {
        (name, Some(policy)) => format!("{name} ({policy})"),
        (name, None) => name.to_owned(),
    }
}

/// What a budget or a missing feature that ended a run is called, and what to tell about it.
pub(super) fn fault_text(fault: &Fault) -> (&'static str, String) {
    match fault {
        Fault::Fuel => ("fuel", "the budget of instructions is used up (raise it with --fuel)".to_owned()),
        Fault::Memory => ("memory", "the heap budget is used up".to_owned()),
        Fault::Output => ("output", "the output budget is used up".to_owned()),
        Fault::NotSupported(what) => ("not_supported", format!("not supported: {what}")),
        Fault::Engine(what) => ("engine", format!("engine fault, please report it: {what}")),
    }
}

/// A run in JSON.
#[derive(Serialize)]
pub(super) struct RunJson<'a> {
    engine: &'static str,
    policy: Option<&'static str>,
    /// `done`, `exit`, `raised` or `fault`.
    end: &'static str,
    /// The exit status that Python would have; null after a fault.
    status: Option<u8>,
    /// `fuel`, `memory`, `output`, `not_supported` or `engine`; null without a fault.
    fault: Option<&'static str>,
    output: &'a str,
    /// What Python writes to standard error, or what the fault is.
    error: String,
    instructions: u64,
    /// Counters by family, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    families: Option<Vec<FamilyStats>>,
}

impl<'a> RunJson<'a> {
    pub fn new(engine: Engine, outcome: &'a Outcome, stats: bool) -> RunJson<'a> {
        let (name, policy) = engine_names(engine);
        let (end, fault, error) = match &outcome.end {
            End::Done => ("done", None, String::new()),
            End::Exit(_, text) => ("exit", None, text.clone()),
            End::Raised(text) => ("raised", None, text.clone()),
            End::Fault(fault) => {
                let (name, text) = fault_text(fault);
                ("fault", Some(name), text)
            }
        };
        RunJson {
            engine: name,
            policy,
            end,
            status: outcome.status(),
            fault,
            output: &outcome.output,
            error: format!("{}{error}", outcome.errors),
            instructions: outcome.instructions,
            families: stats.then(|| outcome.stats.families()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units_or_are_seconds() {
        for (text, seconds) in [("30", 30.0), ("30s", 30.0), ("1.5m", 90.0), ("250ms", 0.25)] {
            assert_eq!(duration(text), Ok(Duration::from_secs_f64(seconds)), "{text}");
        }
        for text in ["", "s", "half an hour", "3h", "-1s", "1e400", "nan", "\u{661}s"] {
            let error = duration(text).expect_err(text);
            assert!(error.contains("expected 30 or 30s, 500ms or 2m"), "{error}");
        }
    }
}
