//! `turncoat dis`: shows what the compiler makes of a file, in the format of CPython 3.11's `dis`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::bytecode::disassemble::Listing;
use crate::compiler::{self, ErrorKind};

/// Shows the code of a Python file in the format of CPython 3.11's `dis`.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat dis program.py --show-caches")]
pub(super) struct Dis {
    /// The Python file.
    file: PathBuf,
    /// Show the inline cache entries too.
    #[arg(long)]
    show_caches: bool,
}

impl Dis {
    pub(super) fn run(self) -> ExitCode {
        let name = self.file.display().to_string();
        let source = match std::fs::read_to_string(&self.file) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("turncoat: cannot read {name}: {error}");
                return ExitCode::from(2);
            }
        };
        match compiler::compile(&source, &name) {
            Ok(code) => {
                let listing = Listing::new(&code).show_caches(self.show_caches);
                // A closed pipe (`| head`) is the reader's choice, not an error.
                let _ = write!(io::stdout().lock(), "{listing}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("turncoat: {error}");
                ExitCode::from(if error.kind == ErrorKind::NotSupported { 3 } else { 2 })
            }
        }
    }
}
