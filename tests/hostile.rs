//! Hostile text: random bytes and mutated sources get a clear error or a verdict, never a panic, a hang or a difference.

mod support;

use std::panic::catch_unwind;

use turncoat::adaptive::policy::Policy;
use turncoat::compiler;
use turncoat::oracles::{self, End, Engine};
use turncoat::programs::source_text;
use turncoat::programs::split_mix::SplitMix;
use turncoat::semantics::{Fault, Limits};

use support::python_files;

/// The sources of the corpus, in the order of their paths.
fn corpus() -> Vec<String> {
    let files = python_files(&["corpus/programs"]);
    files.iter().map(|path| std::fs::read_to_string(path).expect("a readable program")).collect()
}

/// Compiles the text and, where that succeeds, runs it for a while on both interpreters; whether it compiled.
fn feed(source: &str, label: &str) -> bool {
    let limits =
        Limits { fuel: 20_000, work: 200_000, heap: 64 << 20, output: 1 << 16, recursion: 100, ..Limits::default() };
    let plain = match oracles::run(source, "hostile.py", Engine::Plain, limits, &[]) {
        Ok(plain) => plain,
        Err(error) => {
            assert!(!error.to_string().is_empty(), "{label}");
            return false;
        }
    };
    assert!(!matches!(plain.end, End::Fault(Fault::Engine(_))), "{label}: {:?}\n{source}", plain.end);
    for policy in Policy::ALL {
        let adaptive = oracles::run(source, "hostile.py", Engine::Adaptive(policy), limits, &[]).expect("it compiled");
        assert!(adaptive.agrees(&plain), "{label} under {policy}:\n{source}\n{}\n{}", plain.text(), adaptive.text());
    }
    true
}

fn mutants(count: u64) {
    let sources = corpus();
    let (mut compiled, mut failed) = (0, Vec::new());
    for seed in 0..count {
        let mut random = SplitMix(seed);
        let (source, other) = (&sources[random.below(sources.len())], &sources[random.below(sources.len())]);
        let mutant = source_text::mutate(source, other, &mut random);
        // Every failure is of interest, not only the first.
        match catch_unwind(|| feed(&mutant, &format!("seed {seed}"))) {
            Ok(ran) => compiled += u64::from(ran),
            Err(_) => failed.push(seed),
        }
    }
    assert!(failed.is_empty(), "{} mutants failed, of seeds {failed:?}", failed.len());
    println!("{compiled} of {count} mutated sources compiled and ran alike on both interpreters");
    assert!(compiled > count / 20 && compiled < count, "both answers are common: {compiled} of {count}");
}

fn noise(count: u64) {
    for seed in 0..count {
        let mut random = SplitMix(seed);
        let length = random.below(200);
        let bytes = random.bytes(length);
        feed(&String::from_utf8_lossy(&bytes), &format!("seed {seed}"));
        // Of printable ASCII more is a token.
        let text: String = bytes.iter().map(|b| char::from(b' ' + b % 95)).collect();
        feed(&text, &format!("seed {seed}, printable"));
    }
}

#[test]
fn mutated_sources_get_an_answer() {
    mutants(2_000);
}

#[test]
#[ignore = "takes minutes; the same with more seeds"]
fn a_hundred_thousand_mutated_sources_get_an_answer() {
    mutants(100_000);
}

#[test]
fn random_bytes_get_an_answer() {
    noise(5_000);
}

#[test]
#[ignore = "the same with more seeds"]
fn a_hundred_thousand_random_byte_strings_get_an_answer() {
    noise(100_000);
}

#[test]
fn deep_nesting_is_an_error_and_no_stack_overflow() {
    for depth in [50, 500, 5_000, 100_000] {
        for (open, inner, close) in [
            ("(", "1", ")"),
            ("[", "1", "]"),
            ("{", "1", "}"),
            ("-", "1", ""),
            ("not ", "1", ""),
            ("lambda: ", "1", ""),
            ("f(", "1", ")"),
            ("x[", "1", "]"),
            ("x.y + ", "1", ""),
            ("1 if x else ", "1", ""),
            ("[x for y in ", "z", "]"),
            ("x**", "1", ""),
        ] {
            let source = format!("{}{inner}{}\n", open.repeat(depth), close.repeat(depth));
            if let Err(error) = compiler::compile(&source, "deep.py") {
                assert!(!error.to_string().is_empty());
            }
        }
        let mut blocks = String::new();
        for level in 0..depth.min(2_000) {
            blocks.push_str(&" ".repeat(level));
            blocks.push_str("if x:\n");
        }
        blocks.push_str(&" ".repeat(depth.min(2_000)));
        blocks.push_str("pass\n");
        let _ = compiler::compile(&blocks, "deep.py");
    }
}
