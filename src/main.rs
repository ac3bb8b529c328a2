//! The `turncoat` command: hands the arguments to [`turncoat::cli`].

fn main() {}
