//! The passes, one a file. Each proposes candidates; [`Reduction::attempt`] decides.

pub mod arguments;
pub mod classes;
pub mod delete;
pub mod expressions;
pub mod families;
pub mod functions;
pub mod kernel;
pub mod literals;
pub mod loops;
pub mod rename;
pub mod rows;
pub mod sequences;
pub mod simplify;
pub mod turning;
pub mod unwrap;
pub mod values;
pub mod variables;
pub mod wide;

use ruff_python_ast::Suite;

use super::Reduction;
use super::tree::Nth;

/// How a pass works.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Single edits, tried one after another.
    Edits(fn(&mut Suite, &mut Nth)),
    /// An algorithm of its own.
    Whole(fn(&mut Reduction<'_>)),
}

/// A pass with its name.
#[derive(Clone, Copy)]
pub struct Pass {
    /// Shown as progress.
    pub name: &'static str,
    /// How it works.
    pub kind: Kind,
}

/// The passes in the order of one round: what removes most comes first.
pub const ALL: &[Pass] = &[
    Pass { name: "unused", kind: Kind::Whole(delete::unused) },
    Pass { name: "kernel", kind: Kind::Whole(kernel::kernel) },
    Pass { name: "delete", kind: Kind::Whole(delete::delete) },
    Pass { name: "simplify", kind: Kind::Edits(simplify::simplify) },
    Pass { name: "unwrap", kind: Kind::Edits(unwrap::unwrap) },
    Pass { name: "sequences", kind: Kind::Edits(sequences::sequences) },
    Pass { name: "arguments", kind: Kind::Edits(arguments::arguments) },
    Pass { name: "variables", kind: Kind::Edits(variables::variables) },
    Pass { name: "functions", kind: Kind::Edits(functions::functions) },
    Pass { name: "helpers", kind: Kind::Whole(simplify::open_helpers) },
    Pass { name: "classes", kind: Kind::Edits(classes::classes) },
    Pass { name: "loops", kind: Kind::Whole(loops::loops) },
    Pass { name: "values", kind: Kind::Whole(values::values) },
    Pass { name: "wide", kind: Kind::Edits(wide::wide) },
    Pass { name: "expressions", kind: Kind::Edits(expressions::expressions) },
];

/// What is tried, in this order, when no pass of a round helps any more; where one helps, another round follows.
pub const LAST: &[Pass] = &[
    Pass { name: "turning", kind: Kind::Whole(turning::turning) },
    Pass { name: "generous", kind: Kind::Whole(literals::generous) },
    Pass { name: "literals", kind: Kind::Edits(literals::literals) },
];

/// What is tried once, at the end.
pub const RENAME: Pass = Pass { name: "rename", kind: Kind::Whole(rename::rename) };

#[cfg(test)]
pub(super) mod testing {
    use super::{Kind, Pass};
    use crate::reduction::divergence::plain_output;
    use crate::reduction::oracle::Oracle;
    use crate::reduction::tree::{self, Nth};

    /// An oracle of a predicate, which can run programs too.
    pub struct Runs<F>(pub F);

    impl<F: FnMut(&str) -> bool> Oracle for Runs<F> {
        fn interesting(&mut self, source: &str) -> bool {
            (self.0)(source)
        }
        fn output(&mut self, source: &str) -> Option<String> {
            plain_output(source)
        }
    }

    /// Every result of a single edit, as text.
    pub fn each(edit: fn(&mut ruff_python_ast::Suite, &mut Nth), source: &str) -> Vec<String> {
        let tree = tree::read(source).expect("Python").tree;
        let mut all = Vec::new();
        loop {
            let mut edited = tree.clone();
            let mut nth = Nth::new(all.len());
            edit(&mut edited, &mut nth);
            if !nth.made() {
                return all;
            }
            tree::fill(&mut edited);
            all.push(tree::print(&edited).map_or_else(String::new, |text| text.source));
        }
    }

    /// Runs one pass to its end with a predicate on the text as oracle.
    pub fn run(pass: Kind, source: &str, keep: impl FnMut(&str) -> bool) -> String {
        let mut keep = keep;
        crate::reduction::with_reduction(source, &mut keep, |r| r.run(&Pass { name: "test", kind: pass }))
    }
}
