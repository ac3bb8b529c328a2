//! `turncoat fuzz`: generated programs on both interpreters; the first divergence is printed as a Python file.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use similar::TextDiff;

use crate::adaptive::families;
use crate::adaptive::policy::Policy;
use crate::oracles::{self, End, Engine};
use crate::programs;
use crate::semantics::Limits;

/// Runs generated programs on both interpreters and compares.
#[derive(Args)]
#[command(after_help = "Example:\n  turncoat fuzz --time 30 --plant BINARY_OP_ADD_INT:right_type")]
pub(super) struct Fuzz {
    /// Seconds to run.
    #[arg(long, default_value_t = 30)]
    time: u64,
    /// The seed of the first program; the next has the next seed.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Stop after so many programs.
    #[arg(long)]
    programs: Option<u64>,
    /// Switch a guard off, as FORM:GUARD, to see that it is found.
    #[arg(long)]
    plant: Option<String>,
}

fn plant(text: &str) -> Result<(u8, u8), String> {
    let (form, guard) = text.split_once(':').ok_or_else(|| format!("'{text}' is not FORM:GUARD"))?;
    let op = families::forms().find(|op| op.name() == form).ok_or_else(|| {
        let known: Vec<&str> = families::forms().map(|op| op.name()).collect();
        format!("no guards are known of '{form}' (known: {})", known.join(", "))
    })?;
    let known = families::guards(op);
    match known.iter().position(|name| *name == guard) {
        Some(bit) => Ok((op as u8, 1 << bit)),
        None => Err(format!("{form} has no guard '{guard}' (it has {})", known.join(", "))),
    }
}

impl Fuzz {
    pub(super) fn run(self) -> ExitCode {
        let planted = match self.plant.as_deref().map(plant).transpose() {
            Ok(planted) => planted.into_iter().collect::<Vec<_>>(),
            Err(error) => {
                eprintln!("turncoat: {error}");
                return ExitCode::from(2);
            }
        };
        let start = Instant::now();
        let limits = Limits { fuel: 2_000_000, output: 1 << 20, ..Limits::default() };
        let (mut done, mut complete) = (0u64, 0u64);
        let live = std::io::stderr().is_terminal();
        while start.elapsed() < Duration::from_secs(self.time) && self.programs.is_none_or(|most| done < most) {
            let seed = self.seed.wrapping_add(done);
            done += 1;
            let Some(program) = programs::generate(seed) else { continue };
            let source = program.to_string();
            let Ok(plain) = oracles::run(&source, "program.py", Engine::Plain, limits, &[]) else { continue };
            complete += u64::from(!matches!(plain.end, End::Fault(_)));
            for policy in Policy::ALL {
                let Ok(adaptive) = oracles::run(&source, "program.py", Engine::Adaptive(policy), limits, &planted)
                else {
                    continue;
                };
                if !adaptive.agrees(&plain) {
                    println!("# seed {seed}, policy {policy}\n{source}");
                    let (left, right) = (plain.text(), adaptive.text());
                    let diff = TextDiff::from_lines(&left, &right);
                    println!("{}", diff.unified_diff().header("plain", "adaptive"));
                    println!("diverged after {done} programs in {:.1} s", start.elapsed().as_secs_f64());
                    return ExitCode::from(1);
                }
            }
            if live {
                eprint!("\r{done} programs, {complete} ran to an end");
                let _ = std::io::stderr().flush();
            }
        }
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{done} programs in {seconds:.1} s, no divergence; {complete} ran to an end, the rest need what is not there yet"
        );
        ExitCode::SUCCESS
    }
}
