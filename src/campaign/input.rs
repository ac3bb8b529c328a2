//! Inputs: the program of a number, which depends on the seed and on the corpus when its round began.

use std::panic::catch_unwind;
use std::sync::Arc;

use super::corpus::{Corpus, Entry};
use crate::adaptive::pace::Pace;
use crate::bytecode::{Code, Op};
use crate::compiler;
use crate::oracles::verdict::FILENAME;
use crate::programs::split_mix::SplitMix;
use crate::programs::{self, mutate};

/// Where a program comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file of the corpus, as it is.
    Corpus,
    /// The generator.
    Generated,
    /// A mutation of a program of the corpus, or a crossing of two.
    Mutated,
}

/// What the programs of a campaign depend on.
#[derive(Clone, Copy, Debug)]
pub struct Recipe<'a> {
    /// The seed.
    pub seed: u64,
    /// Only programs aimed at this form.
    pub form: Option<Op>,
    /// The pace of all programs; a mixture where it is not given.
    pub pace: Option<Pace>,
    /// The files that the campaign began with: the first programs.
    pub files: &'a [Entry],
}

/// One generated program of so many is aimed at a form with a transition that was never seen.
const AT_UNSEEN: usize = 3;

/// The form that the next generated program is aimed at, where any is to be preferred.
pub(super) fn preferred(unseen: &[Op], random: &mut SplitMix) -> Option<Op> {
    let wanted = !unseen.is_empty() && random.below(AT_UNSEEN) == 0;
    wanted.then(|| unseen[random.below(unseen.len())])
}

/// The source of a generated program by its number.
pub fn program(seed: u64, number: u64, form: Option<Op>) -> Option<String> {
    let first = SplitMix(seed).next_u64();
    let seed = SplitMix(first.wrapping_add(number)).next_u64();
    programs::generate_for(seed, form).map(|program| program.to_string())
}

/// The pace at which a program is judged: mostly the one under which short programs see a whole life of a site.
pub fn pace(seed: u64, number: u64) -> Pace {
    match SplitMix(seed.rotate_left(32) ^ number).below(4) {
        0 => Pace::Normal,
        _ => Pace::Short,
    }
}

/// A program to be judged.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where it comes from.
    pub origin: Origin,
    /// The program.
    pub entry: Entry,
    /// Its code; `None` where it is no program.
    pub code: Option<Arc<Code>>,
}

impl Input {
    /// A program, compiled.
    pub fn of(origin: Origin, entry: Entry) -> Input {
        let code = compiled(&entry.source);
        Input { origin, entry, code }
    }
}

/// The code of a program. A compiler that panics is a finding of whoever compiles the program again.
fn compiled(source: &str) -> Option<Arc<Code>> {
    catch_unwind(|| compiler::compile(source, FILENAME).ok()).ok().flatten()
}

impl Recipe<'_> {
    /// The program of a number; `unseen` are forms with transitions that were not seen when its round began.
    pub fn input(&self, number: u64, corpus: &Corpus, unseen: &[Op]) -> Option<Input> {
        let input = |origin, entry| Some(Input::of(origin, entry));
        if let Some(entry) = usize::try_from(number).ok().and_then(|number| self.files.get(number)) {
            return input(Origin::Corpus, entry.clone());
        }
        let own = self.pace.unwrap_or_else(|| pace(self.seed, number));
        let mut random = SplitMix(self.seed.rotate_left(17) ^ number.rotate_left(40));
        random.next_u64();
        if !corpus.kept.is_empty() && random.below(2) == 0 {
            let (one, two) = (corpus.choose(&mut random)?, corpus.choose(&mut random)?);
            let pace = one.entry.pace();
            let pace = self.pace.unwrap_or_else(|| if random.below(8) == 0 { own } else { pace });
            let (mut source, mut code) = (None, None);
            // CPython refuses what a change makes now and then (a `return` outside a function): then it is made anew.
            for _ in 0..mutate::TRIALS {
                let changed = match random.below(4) {
                    0 => mutate::cross_at(one.placed(), two.placed(), &mut random),
                    _ => mutate::mutate_at(one.placed(), two.placed(), &mut random),
                };
                let Some(changed) = changed else { continue };
                code = compiled(&changed);
                if code.is_some() {
                    source = Some(changed);
                    break;
                }
            }
            let Some(source) = source else {
                return input(Origin::Mutated, Entry::new(pace, one.entry.source.clone()));
            };
            return Some(Input { origin: Origin::Mutated, entry: Entry::new(pace, source), code });
        }
        let form = self.form.or_else(|| preferred(unseen, &mut random));
        input(Origin::Generated, Entry::new(own, program(self.seed, number, form)?))
    }
}
