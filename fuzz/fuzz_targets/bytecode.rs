//! See `turncoat::targets::bytecode`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| turncoat::targets::bytecode(bytes));
