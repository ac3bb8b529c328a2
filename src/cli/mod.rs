//! The `turncoat` command: one file a subcommand.
//!
//! Exit codes: 0 success (interpreters agree), 1 divergence, 2 wrong usage or unreadable or invalid input, 3 valid Python that is not supported,
//! 4 the program itself failed or used up a budget.

mod check;
mod dis;
mod forms;
mod fuzz;
mod hunt;
mod input;
mod minimize;
mod plants;
mod prove;
mod replay;
mod report;
mod run;
mod score;
mod stats;
mod trace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Differential fuzzing and verification of the specializing adaptive interpreter of PEP 659.
#[derive(Parser)]
#[command(name = "turncoat", version)]
struct Arguments {
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Subcommand)]
enum Subcommands {
    Check(check::Check),
    Dis(dis::Dis),
    Forms(forms::Forms),
    Fuzz(fuzz::Fuzz),
    Plants(plants::Plants),
    Prove(prove::Prove),
    Minimize(minimize::Minimize),
    Hunt(hunt::Hunt),
    Replay(replay::Replay),
    Report(report::Report),
    Export(replay::Export),
    Run(run::Run),
    Score(score::Score),
    Stats(stats::Stats),
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    match Arguments::parse().command {
        Subcommands::Check(check) => check.run(),
        Subcommands::Forms(forms) => forms.run(),
        Subcommands::Fuzz(fuzz) => fuzz.run(),
        Subcommands::Plants(plants) => plants.run(),
        Subcommands::Prove(prove) => prove.run(),
        Subcommands::Hunt(hunt) => hunt.run(),
        Subcommands::Dis(dis) => dis.run(),
        Subcommands::Minimize(minimize) => minimize.run(),
        Subcommands::Replay(replay) => replay.run(),
        Subcommands::Report(report) => report.run(),
        Subcommands::Export(export) => export.run(),
        Subcommands::Run(run) => run.run(),
        Subcommands::Score(score) => score.run(),
        Subcommands::Stats(stats) => stats.run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_declaration_of_arguments_holds_together() {
        Arguments::command().debug_assert();
    }

    /// Once the group of the three kinds held the path too, and no call was accepted.
    #[test]
    fn export_takes_a_path_and_one_kind() {
        for kind in ["--rust-test", "--python", "--cpython-issue"] {
            assert!(Arguments::try_parse_from(["turncoat", "export", "finding.py", kind]).is_ok(), "{kind}");
        }
        for wrong in [&["finding.py"][..], &["--python"], &["finding.py", "--python", "--rust-test"]] {
            assert!(Arguments::try_parse_from(["turncoat", "export"].iter().chain(wrong)).is_err(), "{wrong:?}");
        }
    }
}
