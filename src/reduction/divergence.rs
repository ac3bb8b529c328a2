//! The oracle of a divergence between our two interpreters: the same signature, verified at each candidate.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::oracle::{Hint, Oracle};
use crate::oracles::verdict::{Divergence, FILENAME, Mismatch, Setup, Signature, Verdict, judge_where};
use crate::oracles::{self, End, Engine};
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
    /// that a much longer run than its own would exceed. Where one of its runs only a budget ended, the other is its own.
    pub fn new(setup: &Setup, found: &Divergence) -> Self {
        let ended = [&found.plain, &found.adaptive].into_iter().filter(|run| !matches!(run.end, End::Fault(_)));
        let longest = ended.map(|run| run.instructions).max();
        let longest = longest.unwrap_or(found.plain.instructions.max(found.adaptive.instructions));
        let fuel = setup.limits.fuel.min(longest.saturating_mul(2).saturating_add(5_000));
        let limits = Limits { fuel, ..setup.limits };
        let setup = Setup { limits, ..setup.again(found) };
        Self { setup, wanted: found.signature, others: BTreeMap::new(), asides: BTreeSet::new() }
    }
}

impl Oracle for SameSignature {
    fn interesting(&mut self, source: &str) -> bool {
        let (mut explained, wanted) = (true, self.wanted.mismatch);
        // A panic is a bug of an engine, and another finding.
        let judged = catch_unwind(AssertUnwindSafe(|| {
            judge_where(source, &self.setup, &mut |mismatch| {
                explained = mismatch == wanted || self.asides.insert(mismatch);
                explained
            })
        }));
        let Ok(judged) = judged else {
            let signature = Signature { form: None, plant: None, mismatch: Mismatch::Engine };
            self.others.entry(signature).or_insert_with(|| source.to_owned());
            return signature == self.wanted;
        };
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

    fn hint(&self) -> Hint {
        Hint { family: self.wanted.family(), prints: Some(self.wanted.mismatch == Mismatch::Output) }
    }
}

/// What a program prints on the plain interpreter; `None` where it does not compile.
pub fn plain_output(source: &str) -> Option<String> {
    let limits = Limits { fuel: 8_000_000, output: 16 << 20, ..Limits::default() };
    Some(oracles::run(source, FILENAME, Engine::Plain, limits, &[]).ok()?.output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::verdict::verdict;
    use crate::oracles::witness::Depth;

    #[test]
    fn another_signature_is_kept_aside_and_never_taken() {
        let plants = ["BINARY_OP_ADD_INT:right_type", "BINARY_OP_MULTIPLY_INT:right_type"];
        let plants = plants.map(|name| name.parse().expect("a plant")).to_vec();
        let setup = Setup { plants, ..Setup::default() };
        let with = |operator: &str| format!("for x in [2] * 20 + [0.5]:\n    print(3 {operator} x)\n");
        let Verdict::Diverged(found) = verdict(&with("+"), &setup) else { panic!("the first bug shows") };
        let mut oracle = SameSignature::new(&setup, &found);
        assert!(oracle.interesting(&with("+")) && oracle.others.is_empty());
        assert!(!oracle.interesting(&with("*")), "the second bug is not what is looked for");
        assert!(!oracle.interesting(&with("-")));
        let others: Vec<_> = oracle.others.iter().collect();
        let [(signature, source)] = others[..] else { panic!("{others:?}") };
        assert_eq!(signature.to_string(), "BINARY_OP/BINARY_OP_MULTIPLY_INT/BINARY_OP_MULTIPLY_INT:right_type/output");
        assert_eq!(*source, with("*"));
    }

    #[test]
    fn what_only_a_witness_counts_is_kept() {
        let plants = vec!["defect:deoptimizations_uncounted".parse().expect("a plant")];
        let setup = Setup { plants, depth: Depth::Full, ..Setup::default() };
        let source = "for x in [1] * 20 + [0.5] * 200:\n    x + 1\n";
        let Verdict::Diverged(found) = verdict(source, &setup) else { panic!("the account does not hold") };
        assert!(SameSignature::new(&setup, &found).interesting(source), "{}", found.signature);
    }
}
