//! The oracle of a divergence between our two interpreters: the same signature, verified at each candidate.

use std::collections::{BTreeMap, BTreeSet};

use super::oracle::Oracle;
use crate::oracles::verdict::{Divergence, FILENAME, Mismatch, Setup, Signature, Verdict, judge_where};
use crate::oracles::{self, Engine};
use crate::semantics::Limits;

/// Keeps a signature.
pub struct SameSignature {
    setup: Setup,
    wanted: Signature,
    /// Candidates that showed another signature, the first of each: separate findings.
    pub others: BTreeMap<Signature, String>,
    /// Mismatches of another kind that were looked into; more of the same kind are passed over.
    asides: BTreeSet<Mismatch>,
}

impl SameSignature {
    /// The oracle of a divergence that `setup` shows: candidates run under its policy only, and within a budget
    /// that a much longer run than its own would exceed.
    pub fn new(setup: &Setup, found: &Divergence) -> Self {
        let longest = found.plain.instructions.max(found.adaptive.instructions);
        let fuel = setup.limits.fuel.min(longest.saturating_mul(2).saturating_add(5_000));
        let limits = Limits { fuel, ..setup.limits };
        let setup = Setup { limits, ..setup.again(found) };
        Self { setup, wanted: found.signature, others: BTreeMap::new(), asides: BTreeSet::new() }
    }
}

impl Oracle for SameSignature {
    fn interesting(&mut self, source: &str) -> bool {
        let (mut explained, wanted) = (true, self.wanted.mismatch);
        let judged = judge_where(source, &self.setup, &mut |mismatch| {
            explained = mismatch == wanted || self.asides.insert(mismatch);
            explained
        });
        let Verdict::Diverged(found) = judged.verdict else { return false };
        if found.signature == self.wanted {
            return true;
        }
        if !explained {
            return false;
        }
        self.others.entry(found.signature).or_insert_with(|| source.to_owned());
        false
    }

    fn output(&mut self, source: &str) -> Option<String> {
        plain_output(source)
    }
}

/// What a program prints on the plain interpreter; `None` where it does not compile.
pub fn plain_output(source: &str) -> Option<String> {
    let limits = Limits { fuel: 2_000_000, output: 4 << 20, ..Limits::default() };
    Some(oracles::run(source, FILENAME, Engine::Plain, limits, &[]).ok()?.output)
}
