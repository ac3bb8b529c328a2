//! The minimizer: from a Python program that shows something to the smallest one found that still shows it.
//!
//! Every candidate is a tree of ruff's AST printed as Python. A candidate counts only when it is smaller than the best
//! so far by [`tree::Size`], a total order, so that the passes come to an end; each text is judged once.

pub mod divergence;
pub mod names;
pub mod oracle;
pub mod passes;
pub mod tree;
pub mod visits;

use std::collections::{BTreeSet, HashSet};
use std::fmt::{self, Display, Formatter};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use oracle::Oracle;
use passes::Pass;
use ruff_python_ast::Suite;
use sha2::{Digest, Sha256};
use tree::{Nth, Text};

use crate::compiler::{self, ErrorKind};

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub struct Budget<'a> {
    /// Oracle calls.
    pub calls: usize,
    /// Wall-clock time; `None` for as long as it takes.
    pub time: Option<Duration>,
    /// Set from outside (Ctrl-C) to stop with the best so far.
    pub stop: Option<&'a AtomicBool>,
}

impl Default for Budget<'_> {
    fn default() -> Self {
        Self { calls: 2000, time: None, stop: None }
    }
}

/// Why an input cannot be minimized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no Python.
    Invalid(String),
    /// It does not show what is looked for.
    Uninteresting,
    /// The empty program shows it too: the oracle does not depend on the input.
    Always,
}

impl Display for Refusal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Invalid(error) => write!(f, "the input is no Python: {error}"),
            Refusal::Uninteresting => f.write_str("the input is not interesting: it does not show what is looked for"),
            Refusal::Always => f.write_str("the empty program is interesting too: the oracle ignores its input"),
        }
    }
}

/// What came out.
#[derive(Clone, Debug)]
pub struct Reduced {
    /// The smallest program found.
    pub source: String,
    /// Its tokens.
    pub tokens: usize,
    /// Its lines.
    pub lines: usize,
    /// Tokens of the input.
    pub tokens_before: usize,
    /// Oracle calls made.
    pub calls: usize,
    /// Wall-clock time.
    pub time: Duration,
    /// Whether nothing was left to try within the budget.
    pub complete: bool,
}

/// A reduction in progress: the best program so far and what was tried.
pub struct Reduction<'a> {
    /// The smallest interesting program so far.
    pub best: Text,
    oracle: &'a mut dyn Oracle,
    budget: Budget<'a>,
    tried: HashSet<[u8; 32]>,
    unbound: BTreeSet<String>,
    calls: usize,
    start: Instant,
    progress: &'a mut dyn FnMut(&Text, usize, &str),
    pass: &'static str,
    speculations: usize,
    kernel_at: Option<usize>,
}

/// How often a larger program may be tried as a way to a smaller one.
const SPECULATIONS: usize = 8;
/// By how many tokens it may be larger.
const MOST_GROWTH: usize = 60;

impl<'a> Reduction<'a> {
    /// Whether the budget is used up.
    pub fn exhausted(&self) -> bool {
        self.calls >= self.budget.calls
            || self.budget.time.is_some_and(|most| self.start.elapsed() >= most)
            || self.budget.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    /// Whether the tree is smaller than the best, with its empty bodies filled.
    pub fn is_smaller(&self, tree: &Suite) -> bool {
        let mut tree = tree.clone();
        tree::fill(&mut tree);
        tree::print(&tree).is_some_and(|text| text.size < self.best.size)
    }

    /// Makes the tree the best if it is smaller, valid Python, and interesting.
    pub fn attempt(&mut self, mut tree: Suite) -> bool {
        tree::fill(&mut tree);
        let Some(text) = tree::print(&tree) else { return false };
        if text.size >= self.best.size
            || !self.tried.insert(Sha256::digest(text.source.as_bytes()).into())
            || names::unbound(&text.tree).iter().any(|name| !self.unbound.contains(name) && !is_builtin(name))
            || compiler::compile(&text.source, "candidate.py").is_err_and(|e| e.kind != ErrorKind::NotSupported)
            || self.exhausted()
        {
            return false;
        }
        self.calls += 1;
        let interesting = self.oracle.interesting(&text.source);
        if interesting {
            self.best = text;
        }
        (self.progress)(&self.best, self.calls, self.pass);
        interesting
    }

    /// Spells the program as candidates are spelled, though that may be longer: a body that stands in the line of its
    /// statement has two tokens less than printed, and a whole program of such would look smaller than any edit of it.
    fn respell(&mut self) {
        let Some(text) = tree::print(&self.best.tree) else { return };
        if text.size <= self.best.size || self.exhausted() {
            return;
        }
        self.calls += 1;
        if self.oracle.interesting(&text.source) {
            self.best = text;
        }
    }

    /// Makes a larger tree the best for the time of a deletion, and for good where the program is smaller after it.
    pub fn speculate(&mut self, tree: Suite) -> bool {
        self.speculate_with(tree, &[passes::Kind::Whole(passes::delete::delete)])
    }

    /// The same with these passes.
    pub fn speculate_with(&mut self, mut tree: Suite, then: &[passes::Kind]) -> bool {
        tree::fill(&mut tree);
        let Some(text) = tree::print(&tree) else { return false };
        if text.size < self.best.size {
            return self.attempt(text.tree);
        }
        let bound = |name: &String| !self.unbound.contains(name) && !is_builtin(name);
        if self.speculations == 0
            || text.size.tokens > self.best.size.tokens + MOST_GROWTH
            || !self.tried.insert(Sha256::digest(text.source.as_bytes()).into())
            || names::unbound(&text.tree).iter().any(bound)
            || self.exhausted()
        {
            return false;
        }
        self.calls += 1;
        if !self.oracle.interesting(&text.source) {
            return false;
        }
        self.speculations -= 1;
        let before = std::mem::replace(&mut self.best, text);
        for kind in then {
            self.work(*kind);
        }
        let smaller = self.best.size < before.size;
        if !smaller {
            self.best = before;
        }
        smaller
    }

    /// What the oracle knows about what it looks for.
    pub fn hint(&self) -> oracle::Hint {
        self.oracle.hint()
    }

    /// What a program prints, where the oracle can run it; counts as a call.
    pub fn output(&mut self, tree: &Suite) -> Option<String> {
        if self.exhausted() {
            return None;
        }
        self.calls += 1;
        self.oracle.output(&tree::print(tree)?.source)
    }

    /// Tries every single edit; after one that is kept, the same number means the edit after it.
    pub fn edits(&mut self, edit: fn(&mut Suite, &mut Nth)) {
        let mut number = 0;
        while !self.exhausted() {
            let mut tree = self.best.tree.clone();
            let mut nth = Nth::new(number);
            edit(&mut tree, &mut nth);
            if !nth.made() {
                break;
            }
            // A kept edit gives what stands there now edits of its own, some with numbers just passed.
            number = if self.attempt(tree) { number.saturating_sub(3) } else { number + 1 };
        }
    }

    fn run(&mut self, pass: &Pass) {
        self.pass = pass.name;
        self.work(pass.kind);
    }

    fn work(&mut self, kind: passes::Kind) {
        match kind {
            passes::Kind::Edits(edit) => self.edits(edit),
            passes::Kind::Whole(run) => run(self),
        }
    }
}

fn is_builtin(name: &str) -> bool {
    const NAMES: &str = " abs all any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict dir \
        divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id int isinstance \
        issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr \
        reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __name__ __build_class__ \
        Exception BaseException ValueError TypeError KeyError IndexError AttributeError NameError StopIteration \
        RuntimeError ZeroDivisionError OverflowError LookupError ArithmeticError NotImplemented ";
    NAMES.contains(&format!(" {name} "))
}

/// Reduces a program as far as the budget goes.
///
/// # Errors
/// Where the input is no Python or not interesting, or where the empty program is interesting too.
pub fn minimize<'a>(
    source: &str,
    oracle: &'a mut dyn Oracle,
    budget: Budget<'a>,
    progress: &'a mut dyn FnMut(&Text, usize, &str),
) -> Result<Reduced, Refusal> {
    let start = Instant::now();
    let Some(input) = tree::read(source) else {
        let error = ruff_python_parser::parse_module(source).err().map(|e| e.to_string());
        return Err(Refusal::Invalid(error.unwrap_or_default()));
    };
    if !oracle.interesting(source) {
        return Err(Refusal::Uninteresting);
    }
    if oracle.interesting("") {
        return Err(Refusal::Always);
    }
    let tokens_before = input.size.tokens;
    let unbound = names::unbound(&input.tree);
    let mut reduction = Reduction {
        best: input.clone(),
        oracle,
        budget,
        tried: HashSet::new(),
        unbound,
        calls: 2,
        start,
        progress,
        pass: "",
        speculations: SPECULATIONS,
        kernel_at: None,
    };
    reduction.respell();
    let mut complete = false;
    while !complete && !reduction.exhausted() {
        let before = reduction.best.size.clone();
        for pass in passes::ALL {
            reduction.run(pass);
        }
        for pass in passes::LAST {
            if reduction.best.size == before {
                reduction.run(pass);
            }
        }
        complete = reduction.best.size == before && !reduction.exhausted();
    }
    reduction.run(&passes::RENAME);
    let best = if reduction.best.size < input.size { &reduction.best } else { &input };
    let size = &best.size;
    Ok(Reduced {
        source: best.source.clone(),
        tokens: size.tokens,
        lines: size.lines,
        tokens_before,
        calls: reduction.calls,
        time: start.elapsed(),
        complete,
    })
}

/// Runs `f` on a reduction of `source`, and gives the best text after it.
#[cfg(test)]
fn with_reduction(source: &str, oracle: &mut dyn Oracle, f: impl FnOnce(&mut Reduction<'_>)) -> String {
    let best = tree::read(source).expect("Python");
    let unbound = names::unbound(&best.tree);
    let mut reduction = Reduction {
        best,
        oracle,
        budget: Budget::default(),
        tried: HashSet::new(),
        unbound,
        calls: 0,
        start: Instant::now(),
        progress: &mut |_, _, _| {},
        pass: "",
        speculations: SPECULATIONS,
        kernel_at: None,
    };
    f(&mut reduction);
    reduction.best.source
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "a = 1\nb = 2\nc = 3\nd = 4\ne = a + b * c\nif d:\n    f = [e, d, c]\nprint(a, b)\nprint(e)\n";

    #[test]
    fn a_stop_gives_the_best_so_far() {
        let stop = AtomicBool::new(false);
        let mut sizes = Vec::new();
        let mut progress = |best: &Text, calls: usize, _: &str| {
            sizes.push(best.size.tokens);
            stop.store(calls >= 12, Ordering::Relaxed);
        };
        let budget = Budget { stop: Some(&stop), ..Budget::default() };
        let mut oracle = |source: &str| source.contains("print(a");
        let small = minimize(SOURCE, &mut oracle, budget, &mut progress).expect("interesting");
        assert!(!small.complete && small.source.contains("print(a"), "{}", small.source);
        assert_eq!((small.calls, Some(&small.tokens)), (12, sizes.last()));
        assert!(small.tokens < small.tokens_before);
    }

    #[test]
    fn a_program_of_one_line_bodies_shrinks_too() {
        let source = format!("{}keep()\n", "if a: b()\n".repeat(12));
        // No more than one statement may go at a time.
        let mut last = 12;
        let mut oracle = |source: &str| {
            let left = source.matches("if a").count();
            let shows = source.contains("keep()") && left + 1 >= last;
            last = if shows { left } else { last };
            shows
        };
        let small = minimize(&source, &mut oracle, Budget::default(), &mut |_, _, _| {}).expect("interesting");
        assert_eq!(small.source, "keep()\n");
        // What cannot shrink is given back as it was.
        let mut stubborn = |text: &str| text.matches("if a:").count() == 2 && text.matches("b()").count() == 2;
        let source = "if a: b()\nif a: b()\n";
        let same = minimize(source, &mut stubborn, Budget::default(), &mut |_, _, _| {}).expect("interesting");
        assert_eq!((same.source.as_str(), same.tokens), (source, same.tokens_before));
    }

    #[test]
    fn calls_and_time_are_budgets() {
        let mut oracle = |source: &str| source.contains("print(a");
        let few = Budget { calls: 3, ..Budget::default() };
        let small = minimize(SOURCE, &mut oracle, few, &mut |_, _, _| {}).expect("interesting");
        assert!(small.calls <= 3 && !small.complete);
        let none = Budget { time: Some(Duration::ZERO), ..Budget::default() };
        let same = minimize(SOURCE, &mut oracle, none, &mut |_, _, _| {}).expect("interesting");
        assert!(!same.complete && same.source == SOURCE);
    }

    #[test]
    fn inputs_that_cannot_be_minimized_are_refused() {
        let refused = |source: &str, oracle: &mut dyn FnMut(&str) -> bool| {
            let mut oracle = |source: &str| oracle(source);
            minimize(source, &mut oracle, Budget::default(), &mut |_, _, _| {}).err()
        };
        assert!(matches!(refused("def", &mut |_| true), Some(Refusal::Invalid(_))));
        assert_eq!(refused("a = 1\n", &mut |_| false), Some(Refusal::Uninteresting));
        assert_eq!(refused("a = 1\n", &mut |_| true), Some(Refusal::Always));
    }
}
