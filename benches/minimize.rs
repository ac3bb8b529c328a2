//! How small the minimizer gets: `cargo bench --bench minimize -- [NAME...] [--seed=N] [--part=K/N] [--corpus=COUNT] [--show] [--check]`.
//!
//! Every plant that a short campaign aimed at it finds, every fourth in a campaign of another seed, whose programs nobody
//! looked at while the minimizer was made (with `--seed` every plant in a campaign of that seed only), and the programs in
//! benches/minimize, each of 150 to 300 lines with one planted divergence inside. `--part=2/4` takes the second of four
//! parts of the plants; `--corpus=30` takes so many programs of corpus/programs instead, each with a plant that makes it
//! diverge, both drawn at random; `--show` prints what comes out, `--check` exits with 1 where a bar is missed.

#[path = "../tests/support/reducing.rs"]
mod reducing;

use std::process::ExitCode;
use std::time::Instant;

use reducing::{Table, found_by_campaign, found_in_corpus, written_by_hand};
use turncoat::oracles::plant::Plant;

/// What is aimed at: median tokens, lines and calls, most tokens (those not counted that no program with the signature
/// can be without: 256 names where an operand has to be wider than a byte).
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
    let value = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name));
    let seed: Option<u64> = value("--seed=").map(|seed| seed.parse().expect("a number"));
    let part = value("--part=").and_then(|part| part.split_once('/')).unwrap_or(("1", "1"));
    let [part, parts] = [part.0, part.1].map(|number| number.parse::<usize>().expect("a number"));
    let campaigns = match seed {
        Some(seed) => vec![("campaigns", seed, 1)],
        None => vec![("campaigns", 1, 1), ("held out", HELD_OUT, 4)],
    };
    let mut tables = Vec::new();
    if let Some(count) = value("--corpus=") {
        let (mut table, started) = (Table::default(), Instant::now());
        for case in found_in_corpus(count.parse().expect("a number"), seed.unwrap_or(1)) {
            table.reduce(&case, show);
        }
        table.print("corpus", started);
        return judged(&[table], check);
    }
    for (name, seed, step) in campaigns {
        let started = Instant::now();
        let mut table = Table::default();
        for plant in Plant::all().step_by(step).skip(part - 1).step_by(parts).filter(|plant| wanted(&plant.to_string()))
        {
            if let Some(case) = found_by_campaign(plant, seed, PROGRAMS) {
                table.reduce(&case, show && seed != HELD_OUT);
            }
        }
        table.print(name, started);
        tables.push(table);
    }
    let started = Instant::now();
    let mut programs = Table::default();
    let programs_too = part == 1 && seed.is_none();
    for case in written_by_hand().iter().filter(|_| programs_too).filter(|case| wanted(&case.name)) {
        programs.reduce(case, show);
    }
    programs.print("programs", started);
    tables.push(programs);
    judged(&tables, check)
}

fn judged(tables: &[Table], check: bool) -> ExitCode {
    let missed: Vec<String> = tables.iter().flat_map(|table| table.missed(BARS, true)).collect();
    missed.iter().for_each(|what| println!("missed: {what}"));
    ExitCode::from(u8::from(check && !missed.is_empty()))
}
