//! `turncoat prove`: the table of theorems, which a program of its own proves.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Args;

/// Proves the theorems about the adaptive interpreter and prints their table.
///
/// The proofs are a crate over this one, with a program of its own, `proofs`, which this command runs. It is looked for
/// beside `turncoat`; `cargo build --release -p proofs` puts it there.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat prove --details BINARY_OP")]
pub(super) struct Prove {
    /// Also print the counterexample of every planted mistake
    #[arg(long)]
    details: bool,
    /// Only one part (A, B, C, D) or theorems whose names contain this
    which: Option<String>,
}

impl Prove {
    pub(super) fn run(self) -> ExitCode {
        let Some(program) = beside() else {
            eprintln!(
                "turncoat prove: there is no program `proofs` beside this one; build it with \
                 `cargo build --release -p proofs`, or run `cargo run --release -p proofs`"
            );
            return ExitCode::from(3);
        };
        let mut command = Command::new(&program);
        command.args(self.details.then_some("--details")).args(self.which);
        match command.status() {
            Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(4)),
            Err(error) => {
                eprintln!("turncoat prove: {}: {error}", program.display());
                ExitCode::from(3)
            }
        }
    }
}

/// The program `proofs` in the folder of this one.
fn beside() -> Option<PathBuf> {
    let here = std::env::current_exe().ok()?;
    let program = here.with_file_name(format!("proofs{}", std::env::consts::EXE_SUFFIX));
    program.is_file().then_some(program)
}
