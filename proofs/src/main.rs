//! Proves every theorem and prints the table; `--details` adds the counterexample of every planted twin, a letter
//! (A, B, C, D) or words of a theorem pick some.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut details, mut part) = (false, String::new());
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--details" => details = true,
            other if !other.starts_with('-') => part.clone_from(&argument),
            other => {
                eprintln!("proofs: unknown argument '{other}'; usage: proofs [--details] [A|B|C|D|words of a theorem]");
                return ExitCode::from(2);
            }
        }
    }
    let mut theorems = proofs::theorems();
    theorems.retain(|theorem| part.is_empty() || part == theorem.part.to_string() || theorem.name.contains(&part));
    match proofs::table::run(theorems, &mut std::io::stdout().lock(), details) {
        Ok(rows) => {
            let tried = rows.iter().filter(|row| row.needs.is_none()).count();
            let holding = rows.iter().filter(|row| row.needs.is_none() && row.holds()).count();
            println!("{holding} of {tried} theorems hold and refute their twins; {} left out", rows.len() - tried);
            ExitCode::from(u8::from(holding != tried))
        }
        // A closed pipe is the reader's choice.
        Err(_) => ExitCode::SUCCESS,
    }
}
