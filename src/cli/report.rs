//! `turncoat report`: a campaign as one page.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::reports::campaign::{Campaign, page};

/// Writes the report of a campaign: one HTML page that needs nothing else.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat report findings -o report.html --score score.json")]
pub(super) struct Report {
    /// The folder of the campaign's findings.
    folder: PathBuf,
    /// Where to write the page.
    #[arg(short, default_value = "report.html")]
    output: PathBuf,
    /// What `turncoat score --json` printed.
    #[arg(long)]
    score: Option<PathBuf>,
}

impl Report {
    pub(super) fn run(self) -> ExitCode {
        let written = Campaign::read(&self.folder, self.score.as_deref()).and_then(|campaign| {
            std::fs::write(&self.output, page(&campaign))
                .map_err(|error| format!("cannot write {}: {error}", self.output.display()))
        });
        match written {
            Ok(()) => {
                println!("{}", self.output.display());
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("turncoat: {error}");
                ExitCode::from(2)
            }
        }
    }
}
