//! The `turncoat` command: hands the arguments to [`turncoat::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    turncoat::cli::main()
}
