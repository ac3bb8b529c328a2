//! Programs on both interpreters, changed and crossed over their trees; transitions of sites are coverage.
#![no_main]

mod transitions;

use libfuzzer_sys::{fuzz_crossover, fuzz_mutator, fuzz_target, fuzzer_mutate};
use turncoat::targets;

fuzz_target!(|data: &[u8]| {
    if let Some(judged) = targets::differential(data) {
        transitions::count(&judged);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // One in eight mutations is libFuzzer's own, which knows the dictionary.
    if seed % 8 == 0 {
        fuzzer_mutate(data, size, max_size)
    } else {
        targets::mutate_program(data, size, max_size, seed)
    }
});

fuzz_crossover!(|data1: &[u8], data2: &[u8], out: &mut [u8], seed: u32| {
    targets::cross_programs(data1, data2, out, seed)
});
