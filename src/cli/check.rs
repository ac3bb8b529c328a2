//! `turncoat check`: runs files on both interpreters and, on request, a real CPython, and compares what they show.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clap::Args;
use serde::Serialize;
use similar::TextDiff;

use super::input::{self, engine_text};
use crate::adaptive::policy::Policy;
use crate::compiler::{self, ErrorKind};
use crate::oracles::{self, End, Engine, Outcome};
use crate::semantics::{Fault, Limits};

/// Runs files on both interpreters, under both policies, and compares.
#[derive(Args)]
#[command(after_help = "\
Examples:
  turncoat check program.py
  turncoat check corpus/programs/types/*.py --python python3.11

With --python, output, traceback and exit status must be those of that CPython, which runs each file as
`PYTHONHASHSEED=0 python -B -s -P -W ignore FILE`.

Exit codes: 0 all agree, 1 one diverges, 2 one is unreadable or no valid Python, 3 one is not supported.

JSON: {python, agree, diverge, not_supported, invalid, files: [{file, verdict, between, diff, reason}]};
verdict is agree, diverge, not_supported or invalid.")]
pub(super) struct Check {
    /// The Python files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A CPython whose output, traceback and exit status are compared too.
    #[arg(long)]
    python: Option<PathBuf>,
    /// How many base instructions each run may take.
    #[arg(long, default_value_t = Limits::default().fuel)]
    fuel: u64,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// What is said of one file.
#[derive(Serialize)]
struct Report {
    file: String,
    verdict: Verdict,
    /// Who differs.
    between: Option<[String; 2]>,
    diff: Option<String>,
    /// Why nothing was compared.
    reason: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Agree,
    Diverge,
    NotSupported,
    Invalid,
}

/// The unified diff of two texts.
pub(super) fn diff(left: &str, right: &str, names: (&str, &str)) -> String {
    TextDiff::from_lines(left, right).unified_diff().header(names.0, names.1).to_string()
}

/// What a run shows to whoever started it: output, standard error, exit status.
fn shown(output: &str, error: &str, status: Option<i32>) -> String {
    let status = status.map_or_else(|| "none".to_owned(), |status| status.to_string());
    let line = if output.is_empty() || output.ends_with('\n') { "" } else { "\n" };
    format!("{output}{line}{error}[exit status {status}]\n")
}

/// Runs a file in a real CPython.
fn real(python: &Path, file: &Path) -> Result<String, String> {
    let mut command = Command::new(python);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PYTHON")) {
        command.env_remove(name);
    }
    let output = command
        .env("PYTHONHASHSEED", "0")
        // UTF-8 without the UTF-8 mode, which `sys.flags` would show.
        .env("PYTHONUTF8", "0")
        .env("PYTHONIOENCODING", "utf-8")
        .args(["-B", "-s", "-P", "-W", "ignore"])
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot run {}: {error}", python.display()))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(shown(&text(&output.stdout), &text(&output.stderr), output.status.code()))
}

impl Report {
    fn new(file: &Path, verdict: Verdict) -> Report {
        Report { file: file.display().to_string(), verdict, between: None, diff: None, reason: None }
    }

    fn diverge(mut self, left: (&str, &str), right: (&str, &str)) -> Report {
        self.verdict = Verdict::Diverge;
        self.between = Some([left.0.to_owned(), right.0.to_owned()]);
        self.diff = Some(diff(left.1, right.1, (left.0, right.0)));
        self
    }

    fn because(mut self, verdict: Verdict, reason: impl Into<String>) -> Report {
        (self.verdict, self.reason) = (verdict, Some(reason.into()));
        self
    }
}

impl Check {
    fn judge(&self, path: &Path) -> Report {
        let report = Report::new(path, Verdict::Agree);
        // CPython shows absolute paths in tracebacks.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let source = match input::read(Path::new(&report.file)) {
            Ok(source) => source,
            Err(error) => return report.because(Verdict::Invalid, error),
        };
        let name = if self.python.is_some() { path.display().to_string() } else { report.file.clone() };
        let code = match compiler::compile(&source, &name) {
            Ok(code) => code,
            Err(error) if error.kind == ErrorKind::NotSupported => {
                return report.because(Verdict::NotSupported, error.to_string());
            }
            Err(error) => return report.because(Verdict::Invalid, error.to_string()),
        };
        let limits = Limits { fuel: self.fuel, left_generators: true, ..Limits::default() };
        let run = |engine| oracles::run_code(&code, &source, engine, limits, |_| {});
        let plain: Outcome = run(Engine::Plain);
        for engine in Policy::ALL.map(Engine::Adaptive) {
            let adaptive = run(engine);
            if !adaptive.agrees(&plain) {
                return report.diverge(("plain", &plain.text()), (&engine_text(engine), &adaptive.text()));
            }
        }
        if let End::Fault(Fault::NotSupported(what)) = &plain.end {
            return report.because(Verdict::NotSupported, what.clone());
        }
        let Some(python) = &self.python else { return report };
        let error = match &plain.end {
            // Who used up a budget here may never end there.
            End::Fault(fault) => return report.because(Verdict::NotSupported, input::fault_text(fault).1),
            End::Done => "",
            End::Raised(text) | End::Exit(_, text) => text,
        };
        let ours = shown(&plain.output, &format!("{}{error}", plain.errors), plain.status().map(i32::from));
        match real(python, &path) {
            Ok(real) if real == ours => report,
            Ok(real) => report.diverge((&python.display().to_string(), &real), ("turncoat", &ours)),
            Err(error) => report.because(Verdict::Invalid, error),
        }
    }

    pub(super) fn run(self) -> ExitCode {
        let mut reports = Vec::new();
        for path in &self.files {
            let report = self.judge(path);
            if !self.json {
                let reason = report.reason.as_deref().unwrap_or("");
                match report.verdict {
                    Verdict::Agree => {}
                    Verdict::Diverge => {
                        let diff = report.diff.as_deref().unwrap_or("");
                        input::print(&format!("{}: diverged\n{diff}\n", report.file));
                    }
                    Verdict::NotSupported => input::print(&format!("{}: not supported: {reason}\n", report.file)),
                    Verdict::Invalid => {
                        let _ = input::wrong(reason);
                    }
                }
            }
            reports.push(report);
        }
        let count = |verdict| reports.iter().filter(|report| report.verdict == verdict).count();
        let [agree, diverge, missing, invalid] =
            [Verdict::Agree, Verdict::Diverge, Verdict::NotSupported, Verdict::Invalid].map(count);
        if self.json {
            input::print_json(&serde_json::json!({
                "python": self.python, "agree": agree, "diverge": diverge, "not_supported": missing,
                "invalid": invalid, "files": reports,
            }));
        } else {
            input::print(&format!(
                "{agree} agree, {diverge} diverge, {missing} not supported, {invalid} unreadable or invalid\n"
            ));
        }
        ExitCode::from(match (diverge, invalid, missing) {
            (0, 0, 0) => 0,
            (0, 0, _) => 3,
            (0, ..) => 2,
            _ => 1,
        })
    }
}
