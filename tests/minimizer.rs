//! The minimizer on divergences that generated programs find with plants: how small, how fast, and the same bug.

use turncoat::adaptive::policy::Policy;
use turncoat::oracles::plant::Plant;
use turncoat::oracles::verdict::{Setup, Verdict, verdict};
use turncoat::programs;
use turncoat::reduction::divergence::SameSignature;
use turncoat::reduction::{Budget, minimize};

/// Seeds tried for each plant.
const SEEDS: u64 = 400;

fn median(mut all: Vec<u128>) -> u128 {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

#[test]
fn planted_divergences_become_a_few_lines_with_the_same_signature() {
    let sources: Vec<String> = (0..SEEDS).filter_map(programs::generate).map(|p| p.to_string()).collect();
    let only = std::env::var("TURNCOAT_PLANT").ok();
    let (mut tokens, mut lines, mut calls, mut times) = (vec![], vec![], vec![], vec![]);
    let started = std::time::Instant::now();
    for plant in Plant::all().filter(|plant| only.as_ref().is_none_or(|only| plant.to_string().contains(only))) {
        let setup = Setup { plants: vec![plant], policies: vec![Policy::Saturating], ..Setup::default() };
        let Some((source, found)) = sources.iter().find_map(|source| match verdict(source, &setup) {
            Verdict::Diverged(found) if found.signature.plant == Some(plant) => Some((source, found)),
            _ => None,
        }) else {
            continue;
        };
        let mut oracle = SameSignature::new(&setup, &found);
        let small =
            minimize(source, &mut oracle, Budget::default(), &mut |_, _, _| {}).expect("a divergence is interesting");
        let Verdict::Diverged(after) = verdict(&small.source, &setup) else {
            panic!("{plant}: gone\n{}", small.source);
        };
        assert_eq!(after.signature, found.signature, "{plant}: another bug\n{}", small.source);
        println!(
            "{:<50} {:>5} -> {:>4} tokens {:>3} lines {:>5} calls {:>6} ms",
            plant.to_string(),
            small.tokens_before,
            small.tokens,
            small.lines,
            small.calls,
            small.time.as_millis()
        );
        if only.is_some() {
            println!("{}", small.source);
        }
        tokens.push(small.tokens as u128);
        lines.push(small.lines as u128);
        calls.push(small.calls as u128);
        times.push(small.time.as_millis());
    }
    let (count, worst) = (tokens.len(), tokens.iter().max().copied().unwrap_or_default());
    let (tokens, lines, calls, time) = (median(tokens), median(lines), median(calls), median(times));
    println!(
        "{count} divergences in {:.1} s: median {tokens} tokens, {lines} lines, {calls} calls, {time} ms; worst {worst} tokens",
        started.elapsed().as_secs_f64()
    );
    if only.is_none() {
        assert!(count >= 20, "{count}");
        assert!(tokens <= 110 && lines <= 12, "{tokens} tokens, {lines} lines");
    }
}
