//! See `turncoat::targets::parser_compiler`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| turncoat::targets::parser_compiler(text));
