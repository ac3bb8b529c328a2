//! See `turncoat::targets::schedule`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| turncoat::targets::schedule(bytes));
