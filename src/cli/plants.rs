//! `turncoat plants`: every bug that can be put into the adaptive interpreter by name.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use crate::oracles::plant::Plant;

/// Lists every plant: a bug that can be put into the adaptive interpreter by name.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat plants | grep LOAD_ATTR")]
pub(super) struct Plants {}

impl Plants {
    pub(super) fn run(self) -> ExitCode {
        let mut out = io::stdout().lock();
        for plant in Plant::all() {
            // A closed pipe is the reader's choice, not an error.
            if writeln!(out, "{:<60} {}", plant.to_string(), plant.describe()).is_err() {
                break;
            }
        }
        ExitCode::SUCCESS
    }
}
