//! See `turncoat::oracles::target::parser_compiler`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| turncoat::oracles::target::parser_compiler(text));
