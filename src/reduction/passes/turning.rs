//! Makes one loop of a warm-up, a change of the world and what shows it, where the change comes before the last visit.
//!
//! `def f(): BODY`, `for i in range(8): f()`, `CHANGE` and `f()` become `for i in range(9):` with `if i == 8: CHANGE` and
//! `f()`, after which `f` is called in one place only and can be inlined. By itself that is larger, so it counts only with
//! what it makes possible.

use std::collections::BTreeSet;

use ruff_python_ast::{Expr, Stmt, Suite};

use super::simplify::AFTER_OPENING;
use crate::reduction::tree::{each_expr, statements};
use crate::reduction::{Reduction, names};

/// How many statements may stand between the warm-up and what shows it.
const MOST_BETWEEN: usize = 4;

/// Tries each such loop until one leads to a smaller program.
pub fn turning(r: &mut Reduction<'_>) {
    for tree in candidates(&r.best.tree) {
        if r.exhausted() || r.speculate_with(tree, AFTER_OPENING) {
            return;
        }
    }
}

/// Trees with such a loop.
fn candidates(tree: &Suite) -> Vec<Suite> {
    let taken = names::bound(tree);
    let Some(fresh) = names::fresh(&taken, 'i') else { return Vec::new() };
    let functions: BTreeSet<&str> = tree
        .iter()
        .filter_map(|stmt| match stmt {
            Stmt::FunctionDef(node) => Some(node.name.as_str()),
            _ => None,
        })
        .collect();
    let mut all = Vec::new();
    for start in 0..tree.len() {
        let warmed = called(&tree[start], &functions);
        for end in start + 2..tree.len().min(start + 2 + MOST_BETWEEN) {
            if tree[start..end].iter().any(is_definition) {
                break;
            }
            if !is_definition(&tree[end]) && !warmed.is_disjoint(&called(&tree[end], &functions)) {
                all.extend(turned(tree, start, end, &fresh));
            }
        }
    }
    all
}

/// One loop in place of the statements from `start` to `end`.
fn turned(tree: &Suite, start: usize, end: usize, fresh: &str) -> Option<Suite> {
    let mut made = statements(&format!("for {fresh} in range(9):\n    if {fresh} == 8:\n        0\n    0\n"))?;
    let Some(Stmt::For(outer)) = made.first_mut() else { return None };
    let [Stmt::If(inner), last] = &mut outer.body[..] else { return None };
    inner.body = tree[start + 1..end].iter().cloned().collect();
    *last = tree[end].clone();
    Some(tree[..start].iter().chain(&made).chain(&tree[end + 1..]).cloned().collect())
}

const fn is_definition(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_))
}

/// The functions of the program that a statement calls.
fn called<'a>(stmt: &Stmt, functions: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    each_expr(&mut [stmt.clone()], &mut |expr| {
        if let Expr::Call(call) = expr
            && let Expr::Name(name) = &*call.func
        {
            found.extend(functions.get(name.id.as_str()));
        }
        true
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::{Kind, testing};
    use crate::reduction::tree::{print, read};

    #[test]
    fn the_change_comes_before_the_last_visit() {
        let source = "def f():\n    a.x\nfor p in '12345678':\n    f()\na.x = 1\nprint(f())\nend()\n";
        let all = candidates(&read(source).expect("Python").tree);
        let texts: Vec<String> = all.iter().filter_map(|tree| Some(print(tree)?.source)).collect();
        assert_eq!(
            texts,
            ["def f():\n    a.x\nfor i in range(9):\n    if i == 8:\n        a.x = 1\n    print(f())\nend()\n"]
        );
    }

    #[test]
    fn what_shows_nothing_of_the_warm_up_stays() {
        let none = |source: &str| candidates(&read(source).expect("Python").tree).is_empty();
        assert!(none("def f():\n    0\nf()\na.x = 1\ng()\n"));
        assert!(none("def f():\n    0\nf()\nf()\n"), "nothing stands between");
        assert!(none("def f():\n    0\nf()\nclass A:\n    pass\nf()\n"), "a definition in a loop is another each time");
    }

    #[test]
    fn the_function_opens_after_it() {
        let source = "def e(*a):\n    for p in a:\n        o.x\no = A()\ne(*((0,) * 8))\ndel o.x\ne(0)\n";
        let keep = |text: &str| text.contains("o.x\n") && text.contains("del o.x") && text.matches("for").count() > 0;
        let after = testing::run(Kind::Whole(turning), source, keep);
        assert!(!after.contains("def e"), "{after}");
    }
}
