//! The `turncoat` command.

fn main() {}
