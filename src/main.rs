//! The `turncoat` command: hands the arguments to [`turncoat::cli`].

use std::process::ExitCode;

/// Runs are many and short: a third of a campaign went into the allocator of the C library.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    turncoat::cli::main()
}
