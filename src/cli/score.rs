//! `turncoat score`: every plant in turn against the campaign.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use super::input;
use crate::campaign::score::{self, Options};
use crate::oracles::plant::Plant;

/// Puts in one bug after another and runs the campaign from an empty corpus until it is found.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat score --time-each 10s --only BINARY_OP\n\n\
Exit code 1 when a plant survives.")]
pub(super) struct Score {
    /// How long each plant is looked for, as 60s, 500ms or 2m.
    #[arg(long, value_parser = input::duration, default_value = "60s")]
    time_each: Duration,
    /// Programs after which a plant has survived, whatever the time.
    #[arg(long)]
    runs_each: Option<u64>,
    /// How many seeds each plant is looked for with.
    #[arg(long, default_value_t = 1)]
    seeds: u64,
    /// Workers, each with a plant of its own; all cores where it is not given.
    #[arg(long)]
    jobs: Option<usize>,
    /// Only plants whose name contains this.
    #[arg(long)]
    only: Option<String>,
    /// The table as JSON.
    #[arg(long)]
    json: bool,
}

impl Score {
    pub(super) fn run(self) -> ExitCode {
        let wanted = |plant: &Plant| self.only.as_ref().is_none_or(|part| plant.to_string().contains(&**part));
        let plants: Vec<Plant> = Plant::all().filter(wanted).collect();
        if plants.is_empty() {
            eprintln!("turncoat: no plant has '{}' in its name", self.only.unwrap_or_default());
            return ExitCode::from(2);
        }
        let options = Options {
            time_each: Some(self.time_each),
            runs_each: self.runs_each,
            seeds: self.seeds.max(1),
            jobs: self.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)),
        };
        let live = io::stderr().is_terminal();
        let score = score::run(&plants, &options, |row| {
            if live {
                eprint!("{row}");
            }
        });
        let text =
            if self.json { serde_json::to_string_pretty(&score).unwrap_or_default() + "\n" } else { score.to_string() };
        // A closed pipe is the reader's choice, not an error.
        let _ = io::stdout().write_all(text.as_bytes());
        ExitCode::from(u8::from(score.survivors().next().is_some()))
    }
}
