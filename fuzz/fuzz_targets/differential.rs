//! Generated programs on both interpreters; transitions of sites are coverage.
#![no_main]

mod transitions;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(judged) = turncoat::oracles::target::differential(bytes) {
        transitions::count(&judged);
    }
});
