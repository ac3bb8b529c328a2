//! The minimizer on divergences that campaigns find with plants and on those inside long programs: how small, how fast,
//! and the same bug. `cargo bench --bench minimize` does the same with every plant.

#[path = "support/reducing.rs"]
mod reducing;

use std::time::Instant;

use reducing::{Table, found_by_campaign, written_by_hand};
use turncoat::oracles::plant::Plant;

/// What is held: median tokens, lines and calls, most tokens.
const BARS: [usize; 4] = [60, 8, 400, 150];

#[test]
fn planted_divergences_become_a_few_lines_with_the_same_signature() {
    let started = Instant::now();
    let mut table = Table::default();
    // One plant of six, so that every family has its turn and the test stays quick.
    for plant in Plant::all().step_by(6) {
        if let Some(case) = found_by_campaign(plant, 1, 40) {
            table.reduce(&case, false);
        }
    }
    table.print("campaigns", started);
    assert!(table.count() >= 12, "{}", table.count());
    assert_eq!(table.missed(BARS, false), Vec::<String>::new());
}

#[test]
fn long_programs_become_a_few_lines_with_the_same_signature() {
    let started = Instant::now();
    let mut table = Table::default();
    for case in &written_by_hand() {
        table.reduce(case, false);
    }
    table.print("programs", started);
    assert!(table.count() >= 10, "{}", table.count());
    assert_eq!(table.missed([60, 8, 400, 100], false), Vec::<String>::new());
}
