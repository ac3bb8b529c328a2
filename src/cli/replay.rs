//! `turncoat replay` and `turncoat export`: findings again, and for elsewhere.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::oracles::verdict::Verdict;
use crate::reports::{self, Recorded, export};

/// Replays a finding, or every finding of a folder, and says which still diverge.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat replay findings\n\nExit code 1 when one still diverges.")]
pub(super) struct Replay {
    /// A finding's file, or a folder.
    path: PathBuf,
}

fn read(path: &std::path::Path) -> Result<Recorded, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Recorded::parse(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn wrong(error: &str) -> ExitCode {
    eprintln!("turncoat: {error}");
    ExitCode::from(2)
}

impl Replay {
    pub(super) fn run(self) -> ExitCode {
        let files = match reports::files(&self.path) {
            Ok(files) if files.is_empty() => return wrong(&format!("no findings in {}", self.path.display())),
            Ok(files) => files,
            Err(error) => return wrong(&format!("cannot read {}: {error}", self.path.display())),
        };
        let (mut diverging, total) = (0, files.len());
        for path in files {
            let recorded = match read(&path) {
                Ok(recorded) => recorded,
                Err(error) => return wrong(&error),
            };
            let answer = match recorded.replay() {
                Verdict::Diverged(found) if found.signature == recorded.signature => "still diverges".to_owned(),
                Verdict::Diverged(found) => format!("diverges with another signature: {}", found.signature),
                Verdict::Agree => "agrees".to_owned(),
                Verdict::Poisoned(cause) => format!("cannot be compared: {cause}"),
            };
            diverging += usize::from(answer.contains("diverges"));
            println!("{}: {answer}", path.display());
        }
        println!("{diverging} of {total} diverge");
        ExitCode::from(u8::from(diverging > 0))
    }
}

/// Writes a finding as a Rust test, a standalone Python script, or the text of an issue.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat export findings/NAME/reproducer.py --python > check.py")]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(super) struct Export {
    /// The finding's file.
    path: PathBuf,
    /// A `#[test]` that fails while it diverges.
    #[arg(long, group = "what")]
    rust_test: bool,
    /// A Python script that says which engine is wrong.
    #[arg(long, group = "what")]
    python: bool,
    /// The text of an issue for CPython.
    #[arg(long, group = "what")]
    cpython_issue: bool,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        let recorded = match read(&self.path) {
            Ok(recorded) => recorded,
            Err(error) => return wrong(&error),
        };
        if self.rust_test {
            print!("{}", export::rust_test(&recorded));
            return ExitCode::SUCCESS;
        }
        let Verdict::Diverged(found) = recorded.replay() else {
            return wrong(&format!("{} does not diverge any more", self.path.display()));
        };
        if self.python {
            print!("{}", export::python(&recorded, &found));
        } else {
            print!("{}", export::issue(&recorded, &found));
        }
        ExitCode::SUCCESS
    }
}
