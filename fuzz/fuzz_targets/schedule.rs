//! See `turncoat::oracles::target::schedule`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| turncoat::oracles::target::schedule(bytes));
