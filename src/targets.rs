//! Bodies of the fuzz targets: each takes what a fuzzer gives and panics with a report where an oracle objects.
//!
//! They are ordinary functions, so that `cargo test` runs them too, without a fuzzer.

use std::sync::Arc;

use similar::TextDiff;

use crate::adaptive::pace::Pace;
use crate::adaptive::policy::Policy;
use crate::bytecode::disassemble::Listing;
use crate::bytecode::verify;
use crate::campaign::corpus::Entry;
use crate::campaign::forced;
use crate::compiler;
use crate::oracles::End;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{FILENAME, Judged, Setup, Verdict, judge};
use crate::oracles::{Engine, Outcome, run_code, run_scheduled};
use crate::programs::mutate::{self, metamorphic};
use crate::programs::split_mix::SplitMix;
use crate::programs::{self, code_object, source_text};
use crate::reduction::divergence::SameSignature;
use crate::reduction::{Budget, minimize};
use crate::semantics::{Fault, Limits};

/// Budgets of one input: small, for a fuzzer lives on many inputs.
pub const LIMITS: Limits = Limits {
    fuel: 200_000,
    work: 400_000,
    heap: 64 << 20,
    output: 1 << 18,
    recursion: 200,
    digits: 4300,
    left_generators: false,
};

fn report(source: &str, plain: &Outcome, adaptive: &Outcome) -> String {
    let (left, right) = (plain.text(), adaptive.text());
    let diff = TextDiff::from_lines(&left, &right);
    format!("{source}\n{}", diff.unified_diff().header("plain", "adaptive"))
}

fn judged(text: &str, setup: &Setup) -> Judged {
    let judged = judge(text, setup);
    if let Verdict::Diverged(found) = &judged.verdict {
        let report = report(text, &found.plain, &found.adaptive);
        panic!("diverged: {}, {}, pace {}\n{report}", found.signature, found.policy, setup.pace);
    }
    judged
}

/// Python source on both interpreters.
///
/// # Panics
/// Where they diverge.
pub fn source(text: &str) -> Judged {
    judged(text, &Setup { limits: LIMITS, ..Setup::default() })
}

/// What a Python file among the inputs of `differential` begins with; anything else is the bytes of a program.
const FILE: &str = "# pace: ";

/// The program that the input stands for: a Python file of a corpus as it is, or what the generator makes of bytes.
fn program_of(data: &[u8]) -> Option<Entry> {
    match std::str::from_utf8(data) {
        Ok(text) if text.starts_with(FILE) => Some(Entry::parse(text)),
        _ => {
            let pace = if data.len().is_multiple_of(4) { Pace::Normal } else { Pace::Short };
            Some(Entry::new(pace, programs::from_bytes(data)?.to_string()))
        }
    }
}

/// A Python file, or the generated program that the bytes stand for, on both interpreters.
///
/// # Panics
/// Where they diverge, or where the generator wrote what does not compile.
pub fn differential(data: &[u8]) -> Option<Judged> {
    let entry = program_of(data)?;
    let judged = judged(&entry.source, &Setup { limits: LIMITS, pace: entry.pace(), ..Setup::default() });
    let generated = !data.starts_with(FILE.as_bytes());
    assert!(
        !generated || judged.plain.is_some(),
        "a generated program does not compile: {:?}\n{}",
        judged.verdict,
        entry.source
    );
    // One input in sixteen is asked again in other words.
    let mut random = SplitMix(entry.source.len() as u64);
    if generated
        && random.below(16) == 0
        && let Some(pair) = metamorphic::metamorphose(&entry.source, &mut random)
    {
        let setup = Setup { limits: LIMITS, pace: entry.pace(), ..Setup::default() };
        let [one, two] = [&pair[0], &pair[1]].map(|source| self::judged(source, &setup));
        let whole = |judged: &Judged| {
            let ended = judged.plain.as_ref().is_some_and(|plain| matches!(plain.end, End::Done | End::Raised(_)));
            ended && judged.verdict == Verdict::Agree
        };
        let shown = |judged: &Judged| judged.plain.as_ref().map(|plain| plain.output.clone());
        let same = !whole(&one) || !whole(&two) || shown(&one) == shown(&two);
        assert!(same, "the answer changed:\n{}\n---\n{}", pair[0], pair[1]);
    }
    Some(judged)
}

/// Writes an entry where it fits; its size.
fn put(entry: &Entry, data: &mut [u8]) -> Option<usize> {
    let text = entry.text();
    data.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(text.len())
}

/// A mutation of a program for libFuzzer's custom mutator, over its tree, with parts of a generated one: `data` holds
/// `size` bytes and room for more; the new size. What does not fit is left as it was.
pub fn mutate_program(data: &mut [u8], size: usize, room: usize, seed: u32) -> usize {
    let (size, room) = (size.min(data.len()), room.min(data.len()));
    let mut random = SplitMix(u64::from(seed));
    let other = programs::generate(random.next_u64()).map(|program| program.to_string()).unwrap_or_default();
    let Some(entry) = program_of(&data[..size]) else { return size };
    let pace = if random.below(8) == 0 { Pace::ALL[random.below(2)] } else { entry.pace() };
    let mutant = Entry::new(pace, mutate::mutate(&entry.source, &other, &mut random));
    put(&mutant, &mut data[..room]).unwrap_or(size)
}

/// A crossing of two programs for libFuzzer's custom crossover; the size of what was written to `out`.
pub fn cross_programs(left: &[u8], right: &[u8], out: &mut [u8], seed: u32) -> usize {
    let mut random = SplitMix(u64::from(seed));
    let (Some(one), Some(two)) = (program_of(left), program_of(right)) else { return 0 };
    let crossed = Entry::new(one.pace(), mutate::cross(&one.source, &two.source, &mut random));
    put(&crossed, out).or_else(|| put(&one, out)).unwrap_or(0)
}

/// A generated program with a planted bug through the minimizer, which keeps the signature or says why it cannot.
/// The first eight bytes choose the plant, the rest is the program.
///
/// # Panics
/// Where the smaller program shows another signature, or none.
pub fn reducer(bytes: &[u8]) {
    let (seed, rest) = bytes.split_at(bytes.len().min(8));
    let mut random = SplitMix(seed.iter().fold(0, |seed, &byte| seed << 8 | u64::from(byte)));
    let plants: Vec<Plant> = Plant::all().collect();
    let plants = vec![plants[random.below(plants.len())]];
    let Some(program) = programs::from_bytes(rest) else { return };
    let setup = Setup { limits: LIMITS, pace: Pace::Short, plants, ..Setup::default() };
    let text = program.to_string();
    let Verdict::Diverged(found) = judge(&text, &setup).verdict else { return };
    let mut oracle = SameSignature::new(&setup, &found);
    let budget = Budget { calls: 40, ..Budget::default() };
    let Ok(small) = minimize(&text, &mut oracle, budget, &mut |_, _, _| {}) else { return };
    let setup = setup.again(&found);
    match judge(&small.source, &setup).verdict {
        Verdict::Diverged(after) if after.signature == found.signature => {}
        other => panic!("{} became {other:?}\n{text}\n---\n{}", found.signature, small.source),
    }
}

/// Any text through the compiler; what comes out is accepted by the verifier and can be disassembled.
///
/// # Panics
/// Where the compiler writes code that the verifier refuses.
pub fn parser_compiler(text: &str) {
    let Ok(code) = compiler::compile(text, FILENAME) else { return };
    if let Err(error) = verify(&code) {
        panic!("the verifier refuses what the compiler wrote: {error}\n{text}");
    }
    let _ = Listing::new(&code).show_caches(true).to_string();
}

/// A generated program whose code objects are mutated: the verifier refuses them, or both interpreters run them alike
/// or, at least, without losing their footing. The first eight bytes seed the mutation, the rest is the program.
///
/// # Panics
/// Where an interpreter reports a fault of its own.
pub fn bytecode(bytes: &[u8]) {
    let (seed, rest) = bytes.split_at(bytes.len().min(8));
    let seed = seed.iter().fold(0, |seed, &byte| seed << 8 | u64::from(byte));
    let Some(program) = programs::from_bytes(rest) else { return };
    let text = program.to_string();
    let Ok(code) = compiler::compile(&text, FILENAME) else { return };
    let mutant = Arc::new(code_object::mutate(&code, &mut SplitMix(seed)));
    if verify(&mutant).is_err() {
        return;
    }
    for engine in [Engine::Plain, Engine::Adaptive(Policy::Saturating), Engine::Adaptive(Policy::Cpython311)] {
        let outcome = run_code(&mutant, &text, engine, LIMITS, |_| {});
        if let End::Fault(Fault::Engine(what)) = outcome.end {
            panic!("{engine:?}: {what}; mutation {seed:#x} of\n{text}");
        }
    }
}

/// A generated program under forced schedules: none may change what it shows.
/// The first eight bytes choose the schedules, the rest is the program.
///
/// # Panics
/// Where a schedule changes it.
pub fn schedule(bytes: &[u8]) {
    let (seed, rest) = bytes.split_at(bytes.len().min(8));
    let mut random = SplitMix(seed.iter().fold(0, |seed, &byte| seed << 8 | u64::from(byte)));
    let Some(program) = programs::from_bytes(rest) else { return };
    let text = program.to_string();
    let Ok(code) = compiler::compile(&text, FILENAME) else { return };
    let plain = run_code(&code, &text, Engine::Plain, LIMITS, |_| {});
    for _ in 0..4 {
        let policy = Policy::ALL[random.below(Policy::ALL.len())];
        let schedule = forced::drawn(&mut random, 2_000);
        if let Ok((outcome, _)) = run_scheduled(&text, FILENAME, policy, LIMITS, &[], &schedule)
            && !outcome.agrees(&plain)
        {
            panic!("schedule '{schedule}', {policy}\n{}", report(&text, &plain, &outcome));
        }
    }
}

/// A mutation of Python source for libFuzzer's custom mutator: `data` holds `size` bytes of text and room for more;
/// the new size. Text that does not fit is cut at a character.
pub fn mutate_source(data: &mut [u8], size: usize, room: usize, seed: u32) -> usize {
    let room = room.min(data.len());
    let text = String::from_utf8_lossy(&data[..size.min(data.len())]).into_owned();
    let mutant = source_text::mutate(&text, &text, &mut SplitMix(u64::from(seed)));
    let end = (0..=mutant.len().min(room)).rev().find(|&at| mutant.is_char_boundary(at)).unwrap_or(0);
    data[..end].copy_from_slice(&mutant.as_bytes()[..end]);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_takes_any_bytes() {
        for seed in 0..60 {
            let bytes = SplitMix(seed).bytes(seed as usize * 5);
            differential(&bytes);
            bytecode(&bytes);
            schedule(&bytes);
            reducer(&bytes);
            parser_compiler(&String::from_utf8_lossy(&bytes));
            source(&String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn the_mutator_of_sources_stays_within_its_room() {
        let text = "x = 'é'\n".repeat(4);
        for seed in 0..500 {
            let mut data = text.clone().into_bytes();
            let size = data.len();
            data.resize(size + 10, 0);
            let room = data.len();
            let new = mutate_source(&mut data, size, room, seed);
            assert!(new <= room && std::str::from_utf8(&data[..new]).is_ok());
        }
        assert_eq!(mutate_source(&mut [], 0, 0, 1), 0);
    }

    #[test]
    fn mutants_and_crossings_of_any_input_are_python_files_that_fit() {
        let mut input = b"anything".to_vec();
        for seed in 0..150 {
            let mut data = input.clone();
            let size = data.len();
            data.resize(size + 4000, 0);
            let room = data.len();
            let new = mutate_program(&mut data, size, room, seed);
            assert!(new <= room && differential(&data[..new]).is_some());
            let mut out = [0; 9000];
            let crossed = cross_programs(&data[..new], &input, &mut out, seed);
            assert!(crossed > 0 && differential(&out[..crossed]).is_some());
            input = if new < 6000 { data[..new].to_vec() } else { b"anew".to_vec() };
        }
        assert!(input.starts_with(FILE.as_bytes()));
        assert_eq!(mutate_program(&mut [], 0, 0, 1), 0);
    }
}
