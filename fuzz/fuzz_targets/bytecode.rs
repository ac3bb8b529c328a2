//! See `turncoat::oracles::target::bytecode`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| turncoat::oracles::target::bytecode(bytes));
