//! How small the minimizer gets: `cargo bench --bench minimize -- [NAME...] [--show] [--check]`.
//!
//! Every plant that a short campaign aimed at it finds, every fourth in a campaign of another seed, whose programs nobody
//! looked at while the minimizer was made, and the programs in benches/minimize, each of 150 to 300 lines with one planted
//! divergence inside. `--show` prints what comes out, `--check` exits with 1 where a bar is missed.

#[path = "../tests/support/reducing.rs"]
mod reducing;

use std::process::ExitCode;
use std::time::Instant;

use reducing::{Table, found_by_campaign, written_by_hand};
use turncoat::oracles::plant::Plant;

/// What is aimed at: median tokens, lines and calls, most tokens.
const BARS: [usize; 4] = [60, 8, 400, 150];
/// The seed of the campaigns whose programs are held out.
const HELD_OUT: u64 = 770_077;
/// Programs tried for each plant.
const PROGRAMS: u64 = 300;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (show, check) = (arguments.iter().any(|a| a == "--show"), arguments.iter().any(|a| a == "--check"));
    let names: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|part| name.contains(part.as_str()));
    let mut tables = Vec::new();
    for (name, seed, step) in [("campaigns", 1, 1), ("held out", HELD_OUT, 4)] {
        let started = Instant::now();
        let mut table = Table::default();
        for plant in Plant::all().step_by(step).filter(|plant| wanted(&plant.to_string())) {
            if let Some(case) = found_by_campaign(plant, seed, PROGRAMS) {
                table.reduce(&case, show && seed != HELD_OUT);
            }
        }
        table.print(name, started);
        tables.push(table);
    }
    let started = Instant::now();
    let mut programs = Table::default();
    for case in written_by_hand().iter().filter(|case| wanted(&case.name)) {
        programs.reduce(case, show);
    }
    programs.print("programs", started);
    tables.push(programs);
    let missed: Vec<String> = tables.iter().flat_map(|table| table.missed(BARS, true)).collect();
    missed.iter().for_each(|what| println!("missed: {what}"));
    ExitCode::from(u8::from(check && !missed.is_empty()))
}
