//! `turncoat forms`: the catalogue of specialized forms with their guards.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use crate::adaptive::families;
use crate::bytecode::{ALL, Kind};

/// Lists every specialized form with its cache and its guards.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat forms | grep LOAD_ATTR")]
pub(super) struct Forms {}

impl Forms {
    pub(super) fn run(self) -> ExitCode {
        let mut out = io::stdout().lock();
        for form in ALL.into_iter().filter(|op| op.kind() == Kind::Specialized) {
            let guards = families::guards(form).join(", ");
            let cache: Vec<String> =
                form.cache_layout().iter().map(|field| format!("{}:{}", field.name, field.units)).collect();
            // A closed pipe is the reader's choice, not an error.
            if writeln!(out, "{:<46} cache {:<52} guards {guards}", form.name(), cache.join(" ")).is_err() {
                break;
            }
        }
        ExitCode::SUCCESS
    }
}
