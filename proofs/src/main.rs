//! Proves every theorem and prints the table; `--details` adds the counterexample of every planted twin.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut details = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--details" => details = true,
            other => {
                eprintln!("proofs: unknown argument '{other}'; usage: proofs [--details]");
                return ExitCode::from(2);
            }
        }
    }
    match proofs::table::run(proofs::theorems(), &mut std::io::stdout().lock(), details) {
        Ok(rows) => {
            let holding = rows.iter().filter(|row| row.holds()).count();
            println!("{holding} of {} theorems hold and refute their twins", rows.len());
            ExitCode::from(u8::from(holding != rows.len()))
        }
        // A closed pipe is the reader's choice.
        Err(_) => ExitCode::SUCCESS,
    }
}
