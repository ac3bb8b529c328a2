//! See `turncoat::targets::reducer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| turncoat::targets::reducer(bytes));
