//! Python text on both interpreters, changed by a mutator that knows its tokens; transitions of sites are coverage.
#![no_main]

mod transitions;

libfuzzer_sys::fuzz_target!(|text: &str| transitions::count(&turncoat::targets::source(text)));

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // Half of the mutations are libFuzzer's own, which knows dictionaries and crossings.
    if seed % 2 == 0 {
        libfuzzer_sys::fuzzer_mutate(data, size, max_size)
    } else {
        turncoat::targets::mutate_source(data, size, max_size, seed)
    }
});
