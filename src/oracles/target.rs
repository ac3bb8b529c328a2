//! Bodies of the fuzz targets: each takes what a fuzzer gives and panics with a report where an oracle objects.
//!
//! They are ordinary functions, so that `cargo test` runs them too, without a fuzzer.

use std::sync::Arc;

use similar::TextDiff;

use super::verdict::{FILENAME, Judged, Setup, Verdict, judge};
use super::{Engine, Outcome, run_code, run_scheduled};
use crate::adaptive::policy::Policy;
use crate::adaptive::schedule::{Action, Point, Schedule};
use crate::bytecode::disassemble::Listing;
use crate::bytecode::verify;
use crate::compiler;
use crate::oracles::End;
use crate::programs::split_mix::SplitMix;
use crate::programs::{self, code_object, source_text};
use crate::semantics::{Fault, Limits};

/// Budgets of one input: small, for a fuzzer lives on many inputs.
pub const LIMITS: Limits = Limits { fuel: 200_000, work: 400_000, heap: 64 << 20, output: 1 << 18, recursion: 200 };

fn report(source: &str, plain: &Outcome, adaptive: &Outcome) -> String {
    let (left, right) = (plain.text(), adaptive.text());
    let diff = TextDiff::from_lines(&left, &right);
    format!("{source}\n{}", diff.unified_diff().header("plain", "adaptive"))
}

/// Python source on both interpreters.
///
/// # Panics
/// Where they diverge.
pub fn source(text: &str) -> Judged {
    let judged = judge(text, &Setup { limits: LIMITS, ..Setup::default() });
    if let Verdict::Diverged(found) = &judged.verdict {
        panic!("diverged: {}, {}\n{}", found.signature, found.policy, report(text, &found.plain, &found.adaptive));
    }
    judged
}

/// The generated program that the bytes stand for, on both interpreters.
///
/// # Panics
/// Where they diverge, or where the generator wrote what does not compile.
pub fn differential(bytes: &[u8]) -> Option<Judged> {
    let text = programs::from_bytes(bytes)?.to_string();
    let judged = source(&text);
    assert!(judged.plain.is_some(), "a generated program does not compile: {:?}\n{text}", judged.verdict);
    Some(judged)
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
        let action = Action::ALL[random.below(Action::ALL.len())];
        let point = match random.below(3) {
            0 => Point::Every(1 + random.below(9) as u64),
            1 => Point::Nth(1 + random.below(2_000) as u64),
            _ => Point::Bits((0..1 + random.below(24)).map(|_| random.below(2) == 1).collect()),
        };
        let policy = Policy::ALL[random.below(Policy::ALL.len())];
        let schedule = Schedule::of(action, point);
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
}
